package io.hongyan.im.plugin.ldap;

import io.hongyan.im.api.Secret;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/**
 * How the directory is asked. Either {@code userDn} says where people are, or they are searched for under
 * {@code searchBase}, by the service account if there is one.
 *
 * @param startTls whether an {@code ldap:} connection is made secure before anything else; no password leaves without it
 *     but over {@code ldaps:}, or to this very machine
 * @param userDn {@code {0}} stands for the user name; empty to search
 * @param searchFilter {@code {0}} stands for the user name
 * @param nameAttribute what a person is shown as
 * @param timeout of each step, at most 2 s
 */
record LdapSettings(
        boolean enabled,

        @NotNull @Pattern(regexp = "ldaps?://[A-Za-z0-9._\\-\\[\\]:]+/?") @Size(max = 255)
        String url,

        boolean startTls,
        @NotNull @Size(max = 500) String userDn,
        @NotNull @Size(max = 500) String searchBase,
        @NotNull @Size(max = 500) String searchFilter,
        @NotNull @Size(max = 500) String serviceDn,
        @NotNull @Size(max = 500) @Secret String servicePassword,

        @NotBlank @Pattern(regexp = "[A-Za-z][A-Za-z0-9-]{0,63}")
        String nameAttribute,

        @NotNull Duration timeout) {
    static final LdapSettings DEFAULTS = new LdapSettings(
            false, "ldaps://localhost", false, "", "", "(uid={0})", "", "", "cn", Duration.ofMillis(800));

    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Whether the time that a step may take fits into a plugin's. */
    @AssertTrue(message = "> PT0S, <= PT2S")
    boolean isTimeout() {
        return timeout.toMillis() > 0 && timeout.compareTo(LONGEST) <= 0;
    }

    /** Whether it is said where people are, if anybody is to be asked. */
    @AssertTrue(message = "userDn: ...\\{0\\}... / searchBase, searchFilter: ...\\{0\\}...")
    boolean isUserDn() {
        return !enabled || userDn.contains("{0}") || (!searchBase.isEmpty() && searchFilter.contains("{0}"));
    }
}
