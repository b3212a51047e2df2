package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import java.util.Locale;
import java.util.Set;

/** Somebody who may log in, as others see them. */
public record Account(
        AccountId id, UserName username, String name, String signature, Locale locale, State state, Set<String> roles) {
    /** The role of who runs the server. */
    public static final String ADMINISTRATOR = "administrator";

    public Account {
        roles = Set.copyOf(roles);
    }

    /** Whether somebody may log in. */
    public enum State {
        ACTIVE,
        SUSPENDED
    }
}
