package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;

/** Who asks, proven by a token or a password; never taken from a field of a request. */
public record Identity(AccountId account, UserName username, DeviceId device) {}
