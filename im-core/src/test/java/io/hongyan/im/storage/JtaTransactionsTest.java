package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class JtaTransactionsTest {
    @Test
    void saysThatThereIsNoTransactionWhenTheServerStops() throws SQLException {
        try (TestDatabase database = TestDatabase.h2()) {
            EntityManagerFactory factory = database.transactions()
                    .call(() -> database.transactions().entities().getEntityManagerFactory());
            JtaTransactions transactions = new JtaTransactions(new Stopping(), factory);
            assertThatThrownBy(() -> transactions.run(() -> {}))
                    .isInstanceOf(PersistenceException.class)
                    .hasCauseInstanceOf(RejectedExecutionException.class);
        }
    }

    /** As Payara's when its timer has ended. */
    private static final class Stopping implements UserTransaction {
        @Override
        public void begin() {
            throw new RejectedExecutionException("the timer has ended");
        }

        @Override
        public void commit() {}

        @Override
        public void rollback() {}

        @Override
        public void setRollbackOnly() {}

        @Override
        public int getStatus() {
            return Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void setTransactionTimeout(int seconds) {}
    }
}
