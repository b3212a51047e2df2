package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that would mix something up are refused before anything is written, in words that say what to do. */
class DatabaseCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"latin1 collate latin1_swedish_ci", "utf8mb4 collate utf8mb4_bin"})
    void refusesAMariaDbThatTakesDifferentNamesForTheSame(String made) {
        DatabaseSettings settings = TestMariaDb.shared().database("character set " + made);

        assertThatThrownBy(() -> TestDatabase.open(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has the collation " + made.replaceAll(".* ", ""))
                .hasMessageMatching(".*While it is empty: alter database test_\\w+ character set utf8mb4"
                        + " collate utf8mb4_nopad_bin");
    }

    @Test
    void refusesADatabaseWhoseTransactionsAreNotReadCommitted() {
        DatabaseSettings postgres =
                TestDatabase.postgresSettings("options=-c%20default_transaction_isolation=serializable");

        assertThatThrownBy(() -> TestDatabase.open(postgres))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be READ COMMITTED");
    }

    @Test
    void refusesWhatItCannotOpen() {
        DatabaseSettings oracle = new DatabaseSettings("jdbc:oracle:thin:@db", Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> new HongyanDataSource(oracle)).hasMessageContaining("jdbc:mariadb:");
    }
}
