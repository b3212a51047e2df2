package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.LogEnd;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Many logs in a statement each. */
public final class JdbcLogReader implements LogReader {
    private final Transactions transactions;

    public JdbcLogReader(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Entry> at(Collection<Place> places) {
        return Jdbc.call(transactions.entities(), connection -> EntryReader.at(connection, places));
    }

    @Override
    public List<LogEnd> grown(long since, Optional<LogEnd> after, int limit) {
        return Jdbc.call(transactions.entities(), connection -> GrownLogs.read(connection, since, after, limit));
    }
}
