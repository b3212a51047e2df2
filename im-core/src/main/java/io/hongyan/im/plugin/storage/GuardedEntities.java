package io.hongyan.im.plugin.storage;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entity manager that a plugin gets: for the thread and the time of one call, and without a way to end the
 * transaction or to get behind it.
 */
final class GuardedEntities {
    private static final Set<String> REFUSED =
            Set.of("close", "getTransaction", "joinTransaction", "unwrap", "getDelegate", "getEntityManagerFactory");

    private final EntityManager entities;
    private final Thread thread = Thread.currentThread();
    private volatile boolean ended;

    GuardedEntities(EntityManager entities) {
        this.entities = entities;
    }

    EntityManager manager() {
        return (EntityManager) Proxy.newProxyInstance(
                GuardedEntities.class.getClassLoader(), new Class<?>[] {EntityManager.class}, this::invoke);
    }

    /** The call is over. */
    void end() {
        ended = true;
    }

    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (REFUSED.contains(method.getName())) {
            throw new IllegalStateException(
                    "the server ends this transaction; " + method.getName() + " is not for plugins");
        }
        if (ended || Thread.currentThread() != thread) {
            throw new IllegalStateException("this entity manager was for one call and its thread");
        }
        try {
            return method.invoke(entities, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
