package io.hongyan.im.group;

import io.hongyan.im.id.AccountId;

/**
 * Somebody asks to be let into a group.
 *
 * @param time milliseconds since 1970
 */
public record Request(AccountId account, String greeting, boolean refused, long time) {}
