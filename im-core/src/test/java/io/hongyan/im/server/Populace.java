package io.hongyan.im.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;

/**
 * As many people, conversations and entries as an installation has after years, made by the database itself. The account
 * 1 has {@link #MINE} conversations; the last of them has a tenth of all entries.
 */
record Populace(long conversations, long entries) {
    /** Conversations of account 1, without a channel and a room. */
    static final int MINE = 1_000;

    /** From here on PostgreSQL chooses by itself as it does with large tables. */
    private static final int LARGE = 100_000;

    /** What {@code plans.conversations} and {@code plans.entries} say; small by default. */
    static Populace asked() {
        return new Populace(Long.getLong("plans.conversations", 4_000), Long.getLong("plans.entries", 50_000));
    }

    boolean isSmall() {
        return conversations < LARGE;
    }

    long accounts() {
        return Math.max(2_000, conversations / 5);
    }

    long blobs() {
        return Math.max(2_000, entries / 100);
    }

    /** Fills a database that has the account {@code seed}, whose password all get. */
    void fill(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script().split("\n\n", -1)) {
                statement.execute(sql);
            }
            statement.execute("vacuum analyze");
        }
    }

    private String script() throws IOException {
        String script = read();
        Map<String, Long> numbers = Map.of(
                ":conversations",
                conversations,
                ":accounts",
                accounts(),
                ":entries",
                entries,
                ":blobs",
                blobs(),
                ":mine",
                (long) MINE,
                // the fewer there are, the less it takes to look through them
                ":named",
                isSmall() ? 1L : 100L,
                ":now",
                System.currentTimeMillis());
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
            script = script.replace(number.getKey(), number.getValue().toString());
        }
        return script;
    }

    private static String read() throws IOException {
        try (InputStream in = Objects.requireNonNull(Populace.class.getResourceAsStream("populace.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
