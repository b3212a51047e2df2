package io.hongyan.im.plugin.ldap;

import io.hongyan.im.api.Authenticator;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Plugin;
import java.util.List;
import java.util.Optional;

/** Adds an authenticator that asks a directory; it asks none until an administrator says which. */
public final class LdapPlugin implements Plugin {
    @Override
    public List<Authenticator> authenticators(Host host) {
        return List.of(new LdapAuthenticator(() -> host.settings(LdapSettings.class)));
    }

    @Override
    public Optional<LdapSettings> settings() {
        return Optional.of(LdapSettings.DEFAULTS);
    }
}
