package io.hongyan.im.account;

import java.util.Optional;

/**
 * Somebody has logged in on a device.
 *
 * @param tokens new ones after a password, none after a token
 */
public record Login(Account account, DeviceInfo device, Optional<TokenPair> tokens) {
    public Identity identity() {
        return new Identity(account.id(), account.username(), device.id());
    }
}
