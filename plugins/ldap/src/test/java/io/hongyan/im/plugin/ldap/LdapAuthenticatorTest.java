package io.hongyan.im.plugin.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.hongyan.im.api.Authenticator.Person;
import io.hongyan.im.api.UserName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LdapAuthenticatorTest {
    private static final String PEOPLE = "ou=people,dc=example,dc=org";

    @SuppressWarnings("NullAway.Init")
    private InMemoryDirectoryServer directory;

    @BeforeEach
    void open() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
        config.addAdditionalBindCredentials("cn=service", "service secret");
        config.setAuthenticationRequiredOperationTypes(com.unboundid.ldap.sdk.OperationType.SEARCH);
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        directory.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        person("anna", "Anna Andersson");
        directory.startListening();
    }

    private void person(String uid, String name) throws LDAPException, LDIFException {
        directory.add(
                "dn: uid=" + uid + "," + PEOPLE,
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + name,
                "sn: x",
                "userPassword: right");
    }

    @AfterEach
    void close() {
        directory.shutDown(true);
    }

    private LdapSettings settings(String userDn, String filter, String servicePassword) {
        return new LdapSettings(
                true,
                "ldap://127.0.0.1:" + directory.getListenPort(),
                false,
                userDn,
                PEOPLE,
                filter,
                "cn=service",
                servicePassword,
                "cn",
                Duration.ofMillis(500));
    }

    private LdapSettings byDn() {
        return settings("uid={0}," + PEOPLE, "", "");
    }

    private LdapSettings bySearch() {
        return settings("", "(uid={0})", "service secret");
    }

    private static Optional<Person> ask(LdapSettings settings, String user, String password) throws Exception {
        return new LdapAuthenticator(() -> settings).authenticate(new UserName(user), password);
    }

    @Test
    void knowsWhoCanBindAsThemselves() throws Exception {
        for (LdapSettings settings : new LdapSettings[] {byDn(), bySearch()}) {
            assertThat(ask(settings, "anna", "right")).contains(new Person("Anna Andersson"));
            assertThat(ask(settings, "anna", "wrong")).isEmpty();
            assertThat(ask(settings, "nobody", "right")).isEmpty();
        }
    }

    @Test
    void takesAnEmptyPasswordForNone() throws Exception {
        assertThat(ask(byDn(), "anna", "")).isEmpty();
        assertThat(ask(bySearch(), "anna", "")).isEmpty();
    }

    @Test
    void asksNobodyUntilItIsEnabled() throws Exception {
        assertThat(ask(LdapSettings.DEFAULTS, "anna", "right")).isEmpty();
    }

    @Test
    void letsNoUserNameChangeTheQuestion() throws Exception {
        assertThat(Dns.of("uid={0},dc=org", "a,dc=evil+x=\"y\"")).isEqualTo("uid=a\\,dc\\=evil\\+x\\=\\\"y\\\",dc=org");
        try (LdapConnection connection = LdapConnection.open(bySearch())) {
            connection.bind("cn=service", "service secret");
            assertThat(connection.find(bySearch(), "*")).isEmpty();
            assertThat(connection.find(bySearch(), "a*)(uid=*")).isEmpty();
            assertThat(connection.find(bySearch(), "anna")).contains("uid=anna," + PEOPLE);
        }
    }

    @Test
    void cannotTellWhenSeveralEntriesFit() throws Exception {
        person("other", "Other");

        assertThatThrownBy(() -> ask(settings("", "(|(uid={0})(sn=x))", "service secret"), "anna", "right"))
                .hasMessageContaining("several entries");
    }

    @Test
    void cannotTellWhenTheServiceAccountIsRefused() {
        assertThatThrownBy(() -> ask(settings("", "(uid={0})", "wrong"), "anna", "right"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cannotTellWhenTheDirectoryIsDown() {
        LdapSettings settings = byDn();
        directory.shutDown(true);

        assertThatThrownBy(() -> ask(settings, "anna", "right")).isInstanceOf(javax.naming.NamingException.class);
    }

    @Test
    void givesUpOnADirectoryThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LdapSettings settings = new LdapSettings(
                    true,
                    "ldap://127.0.0.1:" + silent.getLocalPort(),
                    false,
                    "uid={0}," + PEOPLE,
                    "",
                    "",
                    "",
                    "",
                    "cn",
                    Duration.ofMillis(200));
            long start = System.nanoTime();

            assertThatThrownBy(() -> ask(settings, "anna", "right")).isInstanceOf(javax.naming.NamingException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void sendsNoPasswordInClearOverANetwork() {
        LdapSettings far = new LdapSettings(
                true, "ldap://192.0.2.1", false, "uid={0}", "", "", "", "", "cn", Duration.ofMillis(200));

        assertThatThrownBy(() -> ask(far, "anna", "right")).isInstanceOf(IOException.class);
    }

    @Test
    void goesNoFurtherWhenTheConnectionCannotBeMadeSecure() {
        LdapSettings open = byDn();
        LdapSettings secure =
                new LdapSettings(true, open.url(), true, open.userDn(), "", "", "", "", "cn", Duration.ofMillis(500));

        assertThatThrownBy(() -> ask(secure, "anna", "right")).isInstanceOf(javax.naming.NamingException.class);
    }
}
