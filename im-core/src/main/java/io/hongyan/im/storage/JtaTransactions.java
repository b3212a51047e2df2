package io.hongyan.im.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;

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
        try {
            transaction.setTransactionTimeout(LIMIT_SECONDS);
            transaction.begin();
            return finish(work);
        } catch (NotSupportedException | SystemException failure) {
            throw new PersistenceException("the container gave no transaction", failure);
        }
    }

    private <T> T finish(Work<T> work) throws SystemException {
        boolean committed = false;
        try (EntityManager entities = factory.createEntityManager()) {
            T result = work.with(entities);
            entities.flush();
            transaction.commit();
            committed = true;
            return result;
        } catch (RollbackException
                | jakarta.transaction.HeuristicMixedException
                | jakarta.transaction.HeuristicRollbackException failure) {
            throw new PersistenceException("rolled back at commit", failure);
        } finally {
            if (!committed && transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        }
    }
}
