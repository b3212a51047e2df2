package io.hongyan.im.plugin.ldap;

import io.hongyan.im.api.Authenticator;
import io.hongyan.im.api.UserName;
import java.util.Optional;
import java.util.function.Supplier;
import javax.naming.AuthenticationException;

/** Knows who can bind to the directory as themselves. */
final class LdapAuthenticator implements Authenticator {
    private final Supplier<LdapSettings> settings;

    LdapAuthenticator(Supplier<LdapSettings> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "ldap";
    }

    @Override
    public Optional<Person> authenticate(UserName user, String password) throws Exception {
        LdapSettings now = settings.get();
        // a directory takes an empty password for a wish to stay anonymous, and says yes (RFC 4513, 5.1.2)
        if (!now.enabled() || password.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> dn = dn(now, user);
        return dn.isEmpty() ? Optional.empty() : person(now, user, dn.get(), password);
    }

    private static Optional<String> dn(LdapSettings settings, UserName user) throws Exception {
        if (!settings.userDn().isEmpty()) {
            return Optional.of(Dns.of(settings.userDn(), user.value()));
        }
        try (LdapConnection connection = LdapConnection.open(settings)) {
            if (!settings.serviceDn().isEmpty()) {
                connection.bind(settings.serviceDn(), settings.servicePassword());
            }
            return connection.find(settings, user.value());
        } catch (AuthenticationException wrong) {
            throw new IllegalStateException("the directory refuses the service account", wrong);
        }
    }

    private static Optional<Person> person(LdapSettings settings, UserName user, String dn, String password)
            throws Exception {
        try (LdapConnection connection = LdapConnection.open(settings)) {
            connection.bind(dn, password);
            return Optional.of(new Person(
                    connection.attribute(dn, settings.nameAttribute()).orElse(user.value())));
        } catch (AuthenticationException wrong) {
            return Optional.empty();
        }
    }
}
