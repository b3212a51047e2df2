package io.hongyan.im.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;

/** Transactions without a container, for tests and tools. */
public final class LocalTransactions extends Transactions {
    private final EntityManagerFactory factory;

    public LocalTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    protected <T> T inTransaction(Work<T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                T result = work.with(entities);
                entities.flush();
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }
}
