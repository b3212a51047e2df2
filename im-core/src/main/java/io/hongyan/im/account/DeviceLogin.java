package io.hongyan.im.account;

import io.hongyan.im.id.AccountId;

/** A device with the tokens that it has. */
public record DeviceLogin(AccountId account, Device device, Family family) {
    DeviceLogin with(Family next) {
        return new DeviceLogin(account, device, next);
    }
}
