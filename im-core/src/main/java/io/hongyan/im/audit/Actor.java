package io.hongyan.im.audit;

import io.hongyan.im.id.AccountId;

/**
 * Who does something.
 *
 * @param name an account's id, or {@code system}
 * @param address the network address that it came from; empty for the system's own acts
 */
public record Actor(String name, String address) {
    /** What the server does by itself. */
    public static final Actor SYSTEM = new Actor("system", "");

    public static Actor of(AccountId account, String address) {
        return new Actor(account.toString(), address);
    }
}
