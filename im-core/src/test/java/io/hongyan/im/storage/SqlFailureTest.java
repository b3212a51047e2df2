package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;

class SqlFailureTest {
    private final SQLException quoting = new SQLIntegrityConstraintViolationException("VALUES (secret)", "23505", 7);

    @Test
    void saysItsKindStateAndCodeAndNothingElse() {
        SQLException quiet = SqlFailure.withoutValues(quoting);

        assertThat((Throwable) quiet)
                .isInstanceOf(SQLIntegrityConstraintViolationException.class)
                .hasMessage("state 23505 code 7")
                .hasNoCause();
        assertThat(quiet.getStackTrace()).isEqualTo(quoting.getStackTrace());
        assertThat(Collision.caused(quiet)).isTrue();
    }

    @Test
    void keepsTheOthersOfABatch() {
        BatchUpdateException batch = new BatchUpdateException("secret", "HY000", 1, new int[0]);
        batch.setNextException(quoting);

        SQLException quiet = SqlFailure.withoutValues(batch);
        assertThat(quiet.getMessage()).isEqualTo("state HY000 code 1");
        assertThat(quiet.getNextException().getMessage()).isEqualTo("state 23505 code 7");
        assertThat(Collision.caused(quiet)).isTrue();
    }

    @Test
    void isLoggedWithWhereItCameFromAlone() {
        StringWriter log = new StringWriter();
        RuntimeException failure = new IllegalStateException(new PersistenceException("secret", quoting));
        SqlFailure.loggable(failure).printStackTrace(new PrintWriter(log));

        assertThat(log.toString())
                .doesNotContain("secret")
                .contains(
                        "Silent: java.lang.IllegalStateException\n",
                        "Silent: jakarta.persistence.PersistenceException\n",
                        "Silent: java.sql.SQLIntegrityConstraintViolationException, state 23505 code 7",
                        "SqlFailureTest.isLoggedWithWhereItCameFromAlone");
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        RuntimeException failure = new IllegalStateException("a disk is full");

        assertThat(SqlFailure.loggable(failure)).isSameAs(failure);
    }
}
