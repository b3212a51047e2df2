package io.hongyan.im.plugin.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Hashtable;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One connection to a directory, first as nobody. Every step ends within the time that the settings give it. */
final class LdapConnection implements AutoCloseable {
    private final LdapContext context;
    private final @Nullable StartTlsResponse tls;

    private LdapConnection(LdapContext context, @Nullable StartTlsResponse tls) {
        this.context = context;
        this.tls = tls;
    }

    /** Trusts whom the JVM trusts. */
    static LdapConnection open(LdapSettings settings) throws NamingException, IOException, InterruptedException {
        return open(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @param sockets by which an {@code ldap:} connection is made secure */
    @SuppressWarnings("JdkObsolete") // what JNDI takes
    static LdapConnection open(LdapSettings settings, SSLSocketFactory sockets)
            throws NamingException, IOException, InterruptedException {
        refuseOpenWires(settings);
        FirstUse.await();
        Hashtable<String, String> environment = new Hashtable<>();
        String millis = Long.toString(settings.timeout().toMillis());
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, settings.url());
        environment.put(Context.SECURITY_AUTHENTICATION, "none");
        environment.put(Context.REFERRAL, "ignore");
        environment.put("com.sun.jndi.ldap.connect.timeout", millis);
        environment.put("com.sun.jndi.ldap.read.timeout", millis);
        LdapContext context = new InitialLdapContext(environment, null);
        if (!settings.startTls()) {
            return new LdapConnection(context, null);
        }
        try {
            StartTlsResponse tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
            tls.negotiate(sockets);
            return new LdapConnection(context, tls);
        } catch (NamingException | IOException failure) {
            context.close();
            throw failure;
        }
    }

    /** No password goes over a network in clear. */
    private static void refuseOpenWires(LdapSettings settings) throws IOException {
        URI url = URI.create(settings.url());
        if (url.getScheme().equals("ldap")
                && !settings.startTls()
                && !InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
            throw new IOException("ldap: without startTls is for this machine only; use ldaps: or startTls");
        }
    }

    /** @throws javax.naming.AuthenticationException if this is not the password */
    void bind(String dn, String password) throws NamingException {
        context.addToEnvironment(Context.SECURITY_AUTHENTICATION, "simple");
        context.addToEnvironment(Context.SECURITY_PRINCIPAL, dn);
        context.addToEnvironment(Context.SECURITY_CREDENTIALS, password);
        context.reconnect(null);
    }

    /**
     * The one entry that the search finds for a user name.
     *
     * @throws NamingException if there are several
     */
    @SuppressWarnings("BanJNDI") // asks for no attributes and makes no objects of what is found
    Optional<String> find(LdapSettings settings, String user) throws NamingException {
        SearchControls controls = new SearchControls();
        controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
        controls.setReturningAttributes(new String[] {"1.1"});
        controls.setReturningObjFlag(false);
        controls.setCountLimit(2);
        controls.setTimeLimit((int) settings.timeout().toMillis());
        NamingEnumeration<SearchResult> found = context.search(
                new LdapName(settings.searchBase()), settings.searchFilter(), new Object[] {user}, controls);
        try {
            if (!found.hasMore()) {
                return Optional.empty();
            }
            String dn = found.next().getNameInNamespace();
            if (found.hasMore()) {
                throw new NamingException("the directory has several entries for one user name");
            }
            return Optional.of(dn);
        } finally {
            found.close();
        }
    }

    /** The first value of an attribute, if who is bound may read it. */
    @SuppressWarnings("BanJNDI") // one attribute as it is; no objects are made of it
    Optional<String> attribute(String dn, String name) throws NamingException {
        @Nullable
        Attribute values =
                context.getAttributes(new LdapName(dn), new String[] {name}).get(name);
        return values == null || values.size() == 0
                ? Optional.empty()
                : Optional.of(String.valueOf(values.get())).filter(text -> !text.isBlank());
    }

    @Override
    public void close() throws NamingException {
        try {
            if (tls != null) {
                tls.close();
            }
        } catch (IOException broken) {
            // the connection is closed in any case
            throw new NamingException(String.valueOf(broken.getMessage()));
        } finally {
            context.close();
        }
    }
}
