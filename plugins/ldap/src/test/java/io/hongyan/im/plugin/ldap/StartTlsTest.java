package io.hongyan.im.plugin.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustStoreTrustManager;
import java.io.File;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@SuppressWarnings("NullAway.Init")
class StartTlsTest {
    private static final String PIN = "changeit";
    private static final String ANNA = "uid=anna,dc=example,dc=org";

    private InMemoryDirectoryServer directory;
    private Relay relay;
    private SSLSocketFactory trusting;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        listen("ip:127.0.0.1");
    }

    /** A directory with a certificate for this name, which {@code trusting} vouches for. */
    private void listen(String name) throws Exception {
        File keys = folder.resolve("keys-" + name.replace(':', '-')).toFile();
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=it",
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.getPath(),
                        "-storepass",
                        PIN)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        SSLUtil server = new SSLUtil(new KeyStoreKeyManager(keys, PIN.toCharArray(), "PKCS12", "it"), null);
        trusting = new SSLUtil(new TrustStoreTrustManager(keys, PIN.toCharArray(), "PKCS12", true))
                .createSSLSocketFactory();
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig(
                "test", InetAddress.getLoopbackAddress(), 0, server.createSSLSocketFactory()));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        directory.add(
                "dn: " + ANNA,
                "objectClass: inetOrgPerson",
                "uid: anna",
                "cn: Anna Andersson",
                "sn: x",
                "userPassword: very right");
        directory.startListening();
        relay = new Relay(directory.getListenPort());
    }

    @AfterEach
    void close() throws Exception {
        relay.close();
        directory.shutDown(true);
    }

    private LdapSettings settings(boolean startTls) {
        return new LdapSettings(
                true,
                "ldap://127.0.0.1:" + relay.port(),
                startTls,
                "uid={0},dc=example,dc=org",
                "",
                "",
                "",
                "",
                "cn",
                Duration.ofSeconds(2));
    }

    @Test
    void saysThePasswordOnlyAfterTheHandshake() throws Exception {
        try (LdapConnection connection = LdapConnection.open(settings(true), trusting)) {
            connection.bind(ANNA, "very right");

            assertThat(connection.attribute(ANNA, "cn")).contains("Anna Andersson");
        }
        assertThat(relay.said()).isNotEmpty().doesNotContain("very right", "anna");
    }

    @Test
    void refusesAWrongPasswordAfterTheHandshake() throws Exception {
        try (LdapConnection connection = LdapConnection.open(settings(true), trusting)) {
            assertThatThrownBy(() -> connection.bind(ANNA, "very wrong"))
                    .isInstanceOf(javax.naming.AuthenticationException.class);
        }
        assertThat(relay.said()).doesNotContain("very wrong");
    }

    @Test
    void saysNothingToADirectoryOfAnotherName() throws Exception {
        close();
        listen("dns:elsewhere.example.org");

        assertThatThrownBy(() -> LdapConnection.open(settings(true), trusting))
                .isInstanceOf(SSLPeerUnverifiedException.class);
        assertThat(relay.said()).doesNotContain("anna");
    }

    @Test
    void saysNothingToADirectoryThatNobodyVouchesFor() {
        assertThatThrownBy(() -> LdapConnection.open(settings(true))).isInstanceOf(SSLHandshakeException.class);
        assertThat(relay.said()).doesNotContain("anna");
    }

    @Test
    void hearsWhatIsSaidInClear() throws Exception {
        try (LdapConnection connection = LdapConnection.open(settings(false), trusting)) {
            connection.bind(ANNA, "very right");
        }
        assertThat(relay.said()).as("that the relay hears at all").contains("very right", "anna");
    }
}
