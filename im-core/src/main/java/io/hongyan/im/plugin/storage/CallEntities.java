package io.hongyan.im.plugin.storage;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entity manager of one call, made when the plugin first asks for it. Used by the call's thread. */
final class CallEntities implements AutoCloseable {
    private final Supplier<UnitSession> opening;
    private @Nullable UnitSession session;
    private boolean ended;

    CallEntities(Supplier<UnitSession> opening) {
        this.opening = opening;
    }

    EntityManager manager() {
        if (ended) {
            throw new IllegalStateException("this entity manager was for one call and its thread");
        }
        if (session == null) {
            session = opening.get();
        }
        return session.manager();
    }

    /** Writes what changed. */
    void finish() {
        if (session != null) {
            session.finish();
        }
    }

    @Override
    public void close() throws SQLException {
        ended = true;
        if (session != null) {
            session.close();
        }
    }
}
