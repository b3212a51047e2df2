package io.hongyan.im.search.storage;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.search.HorizonBook;
import io.hongyan.im.storage.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A row for each log. */
public final class JdbcHorizonBook implements HorizonBook {
    /** Logs in a statement. */
    private static final int SOME = 1_000;

    private final Sql sql;

    public JdbcHorizonBook(Transactions transactions) {
        this.sql = new Sql(transactions);
    }

    private record Horizon(ConversationId conversation, Seq seq) {}

    @Override
    public Map<ConversationId, Seq> of(Collection<ConversationId> conversations) {
        List<Long> ids = ids(conversations);
        Map<ConversationId, Seq> horizons = new HashMap<>();
        for (int from = 0; from < ids.size(); from += SOME) {
            List<Long> some = ids.subList(from, Math.min(from + SOME, ids.size()));
            horizons.putAll(select(some, "where conversation in (" + Sql.places(some.size()) + ")"));
        }
        return horizons;
    }

    @Override
    public void know(Collection<ConversationId> conversations) {
        List<Long> missing = new ArrayList<>(ids(conversations));
        of(conversations).keySet().forEach(known -> missing.remove(known.value()));
        if (!missing.isEmpty()) {
            Map<Long, Long> removed = removed(missing);
            sql.insert(
                    "insert into search_horizon (conversation, seq) values ",
                    missing.stream()
                            .map(id -> List.of(id, removed.getOrDefault(id, 0L)))
                            .toList());
        }
    }

    /** The last of the entries that each log no longer has. */
    private Map<Long, Long> removed(List<Long> ids) {
        Question question = new Question(
                "select id, first_seq - 1 from conversation where id in (" + Sql.places(ids.size()) + ")", ids);
        return sql.query(question, row -> Map.entry(row.getLong(1), row.getLong(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<ConversationId, Seq> lock(Collection<ConversationId> conversations) {
        List<Long> ids = ids(conversations);
        return select(
                ids,
                "where conversation in (" + Sql.places(ids.size()) + ") order by conversation for update skip locked");
    }

    private Map<ConversationId, Seq> select(List<Long> ids, String condition) {
        Map<ConversationId, Seq> horizons = new HashMap<>();
        sql.query(
                        new Question("select conversation, seq from search_horizon " + condition, ids),
                        row -> new Horizon(new ConversationId(row.getLong(1)), new Seq(row.getLong(2))))
                .forEach(horizon -> horizons.put(horizon.conversation, horizon.seq));
        return horizons;
    }

    @Override
    public void move(Map<ConversationId, Seq> horizons) {
        sql.update(
                "update search_horizon set seq = ? where conversation = ?",
                horizons.entrySet().stream()
                        .map(horizon -> List.of(
                                horizon.getValue().value(), horizon.getKey().value()))
                        .toList());
    }

    @Override
    public long mark() {
        return sql
                .query(new Question("select moment from search_mark where id = 1", List.of()), row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public void mark(long moment) {
        sql.update("update search_mark set moment = ? where id = 1 and moment < ?", List.of(List.of(moment, moment)));
        if (mark() == 0) {
            sql.insert("insert into search_mark (id, moment) values ", List.of(List.of(1L, moment)));
        }
    }

    private static List<Long> ids(Collection<ConversationId> conversations) {
        return conversations.stream().map(ConversationId::value).sorted().toList();
    }
}
