package io.hongyan.im.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.RejectedExecutionException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Transactions of a container-managed unit, begun and ended by the container's {@link UserTransaction}. */
public final class JtaTransactions extends Transactions {
    private final UserTransaction transaction;
    private final EntityManagerFactory factory;

    public JtaTransactions(UserTransaction transaction, EntityManagerFactory factory) {
        this.transaction = transaction;
        this.factory = factory;
    }

    @Override
    protected <T> T inTransaction(Work<T> work) {
        begin();
        try {
            return finish(work);
        } catch (SystemException failure) {
            throw new PersistenceException("the container did not end the transaction", failure);
        }
    }

    /** Payara, when it stops, gives none from then on, and says so by an exception of its timer. */
    private void begin() {
        try {
            transaction.setTransactionTimeout(LIMIT_SECONDS);
            transaction.begin();
        } catch (NotSupportedException | SystemException | RejectedExecutionException failure) {
            throw new PersistenceException("the container gave no transaction", failure);
        }
    }

    private <T> T finish(Work<T> work) throws SystemException {
        boolean committed = false;
        EntityManager entities = factory.createEntityManager();
        try {
            T result = work.with(entities);
            entities.flush();
            transaction.commit();
            committed = true;
            return result;
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException failure) {
            throw new PersistenceException("rolled back at commit", failure);
        } finally {
            if (!committed) {
                giveBackConnection(entities);
                rollBack();
            }
            entities.close();
        }
    }

    private void rollBack() throws SystemException {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    /** Before a commit Hibernate does so by itself; a pool that finds it open at a rollback logs an error. */
    private static void giveBackConnection(EntityManager entities) {
        entities.unwrap(SharedSessionContractImplementor.class)
                .getJdbcCoordinator()
                .afterTransaction();
    }
}
