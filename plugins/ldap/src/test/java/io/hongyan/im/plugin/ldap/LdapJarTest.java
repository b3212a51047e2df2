package io.hongyan.im.plugin.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;
import java.net.InetAddress;
import java.util.Map;

class LdapJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    private static InMemoryDirectoryServer directory() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
        config.setSchema(null);
        InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=example", "objectClass: domain", "dc: example");
        directory.add(
                "dn: uid=anna,dc=example",
                "objectClass: inetOrgPerson",
                "uid: anna",
                "cn: Anna Andersson",
                "userPassword: right");
        directory.startListening();
        return directory;
    }

    @Override
    protected void use(TestServer server) {
        try {
            InMemoryDirectoryServer directory = directory();
            try {
                server.change(
                        "ldap",
                        Map.of(
                                "enabled",
                                true,
                                "url",
                                "ldap://127.0.0.1:" + directory.getListenPort(),
                                "userDn",
                                "uid={0},dc=example"));
                assertThat(server.signIn("anna", "right")).isEqualTo("Anna Andersson");
            } finally {
                directory.shutDown(true);
            }
        } catch (LDAPException | LDIFException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
