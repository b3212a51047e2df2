package io.hongyan.im.plugin.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.hibernate.Session;

/**
 * A session on a connection that somebody else's transaction owns: its changes come and go with that transaction, and
 * nothing of them is left in memory.
 */
final class UnitSession implements AutoCloseable {
    private final BorrowedConnection borrowed;
    private final Session session;
    private final GuardedEntities entities;

    UnitSession(BorrowedConnection borrowed, Session session) {
        this.borrowed = borrowed;
        this.session = session;
        this.entities = new GuardedEntities(session);
        session.beginTransaction();
    }

    EntityManager manager() {
        return entities.manager();
    }

    /** Writes what changed. */
    void finish() {
        if (session.getTransaction().getRollbackOnly()) {
            throw new PersistenceException("a statement failed and the plugin went on");
        }
        session.getTransaction().commit();
    }

    @Override
    public void close() throws SQLException {
        try (borrowed;
                session) {
            entities.end();
            if (session.getTransaction().isActive()) {
                session.getTransaction().rollback();
            }
        }
    }
}
