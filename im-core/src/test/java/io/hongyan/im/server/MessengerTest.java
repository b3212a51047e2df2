package io.hongyan.im.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessengerTest {
    private static final int ACCOUNTS = 250;

    @Test
    void putsOldAccountsIntoTheIndexOfNamesWhileItRuns(@TempDir Path home) throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            insert(database);
            Messenger messenger = Messenger.start(
                    Settings.read(key -> Optional.of(home.toString()).filter(path -> key.equals("im.home"))),
                    database.source(),
                    database.transactions(),
                    Thread::new,
                    MessengerTest.class.getClassLoader());
            try {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (!place(database).equals("1")) {
                    assertThat(System.nanoTime()).isLessThan(end);
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                assertThat(messenger.accounts().search("ännchen 249", 10, Optional.empty()))
                        .hasSize(1);
            } finally {
                messenger.stop();
            }
        }
    }

    /** As a version before the index left them. */
    private static void insert(TestDatabase database) {
        database.transactions()
                .run(() -> Jdbc.call(database.transactions().entities(), connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(
                            "insert into account (id, username, password, name, signature, locale, state, roles, search,"
                                    + " created, changed, title, post_order, quiet)"
                                    + " values (?, ?, 'x', ?, '', 'en', 'ACTIVE', '', ?, 0, 0, '', 0, false)")) {
                        for (int i = 0; i < ACCOUNTS; i++) {
                            statement.setLong(1, i + 1L);
                            statement.setString(2, "u" + i);
                            statement.setString(3, "Ännchen " + i);
                            statement.setString(4, "u" + i + "\nännchen " + i + "\n");
                            statement.addBatch();
                        }
                        return statement.executeBatch().length;
                    }
                }));
    }

    private static String place(TestDatabase database) {
        return database.transactions()
                .call(() -> Jdbc.call(database.transactions().entities(), MessengerTest::place));
    }

    private static String place(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select content from setting where name = 'account.tokens'")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
