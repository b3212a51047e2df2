package io.hongyan.im.conversation;

import io.hongyan.im.conversation.storage.JdbcEntryLog;
import io.hongyan.im.conversation.storage.JpaMemberBook;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbEntryLogTest implements EntryLogContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.mariaDb();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Override
    public Transactions transactions() {
        return database.transactions();
    }

    @Override
    public EntryLog log() {
        return new JdbcEntryLog(database.transactions(), IDS);
    }

    @Override
    public MemberBook book() {
        return new JpaMemberBook(database.transactions(), IDS);
    }
}
