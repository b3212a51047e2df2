package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollisionTest {
    @ParameterizedTest
    @CsvSource({
        "23505,0,true",
        "40001,1213,true",
        "40P01,0,true",
        "90131,90131,true",
        "23000,1062,true",
        "HY000,1020,true",
        "23000,1048,false",
        "HY000,1205,false",
        "23502,0,false",
        "40003,0,false",
        ",0,false"
    })
    void isToldByTheDatabase(String state, int code, boolean collision) {
        SQLException failure = new SQLException("", state, code);

        assertThat(Collision.caused(failure)).isEqualTo(collision);
        assertThat(Collision.caused(new IllegalStateException(new PersistenceException(failure))))
                .isEqualTo(collision);
    }

    @Test
    void hidesBehindOthersOfABatch() {
        BatchUpdateException batch = new BatchUpdateException("", "HY000", new int[0]);
        batch.setNextException(new SQLException("", "40001"));

        assertThat(Collision.caused(new PersistenceException(batch))).isTrue();
    }

    @Test
    void isARowThatAnotherChanged() {
        assertThat(Collision.caused(new OptimisticLockException())).isTrue();
        assertThat(Collision.caused(new PersistenceException())).isFalse();
    }

    @Test
    void endsLookingWhereCausesGoRound() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        assertThat(Collision.caused(one)).isFalse();
    }
}
