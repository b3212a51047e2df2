package io.hongyan.im.plugin.ldap;

import java.util.Hashtable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The first use of the JDK's LDAP. It keeps an exception in a static field whose stack is that of whoever came first,
 * and with it the loader of each class on that stack, for as long as the JVM runs. So a thread comes first on which there
 * is no class of ours: it runs a method of the JDK's, referred to without a body in between.
 */
final class FirstUse {
    private static final FutureTask<String> DONE = begun();

    private FirstUse() {}

    /** Returns once it is over. */
    static void await() throws InterruptedException {
        try {
            String unused = DONE.get();
        } catch (ExecutionException expected) {
            // it ends at a class that is not there, before it connects to anything
        }
    }

    @SuppressWarnings("BanJNDI") // there is nothing to look up
    private static FutureTask<String> begun() {
        Callable<String> use = lazy()::getNameInNamespace;
        FutureTask<String> task = new FutureTask<>(use);
        Thread thread = new Thread(task, "ldap-first-use");
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static InitialContext lazy() {
        try {
            return new Lazy();
        } catch (NamingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Makes its context when it is first asked something. */
    private static final class Lazy extends InitialContext {
        @SuppressWarnings("JdkObsolete") // what JNDI takes
        Lazy() throws NamingException {
            super(true);
            Hashtable<Object, Object> environment = new Hashtable<>();
            environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
            environment.put(Context.PROVIDER_URL, "ldap://localhost");
            environment.put("java.naming.ldap.factory.socket", "none");
            myProps = environment;
        }
    }
}
