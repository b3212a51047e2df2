package io.hongyan.im.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How MariaDB looks client ids up in a log that grew faster than it counts. */
class MariaDbLookUpTest {
    private static final int BATCH = 100;

    @Test
    void looksAtNoOtherEntries() throws SQLException {
        try (TestDatabase database = TestDatabase.mariaDb()) {
            Town town = new Town(database);
            Town.Person alice = town.person("alice");
            Route route = town.directory.openDirect(alice.id(), alice.id());
            for (int i = 0; i < 5; i++) {
                town.transactions.run(() -> append(town, alice, route));
            }
            long read = town.transactions.call(() -> {
                long before = read(town);
                append(town, alice, route);
                return read(town) - before;
            });
            assertThat(read).isLessThan(10L * BATCH);
        }
    }

    private static void append(Town town, Town.Person from, Route route) {
        List<Draft> drafts = Stream.generate(() -> new Draft(route, town.text(from, "x"), Set.of(), Optional.empty()))
                .limit(BATCH)
                .toList();
        assertThat(town.log.append(drafts, true)).hasSize(BATCH).allMatch(Outcome.Accepted.class::isInstance);
    }

    /** How many rows this connection has read one after another. */
    private static long read(Town town) {
        return Jdbc.call(town.transactions.entities(), MariaDbLookUpTest::read);
    }

    private static long read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show session status like 'Handler_read_next'")) {
            rows.next();
            return rows.getLong(2);
        }
    }
}
