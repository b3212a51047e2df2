package io.hongyan.im.plugin.storage;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.plugin.Interest;
import io.hongyan.im.plugin.NoticeBook;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Transactions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of listeners and notices; the lock of a conversation's first row is the right to tell of it. */
public final class JdbcNoticeBook implements NoticeBook {
    /** Rows that are looked through for conversations. */
    private static final int LOOK = 1_000;

    private static final int TRIM = 10_000;
    private static final String OF = " where listener = ? and conversation = ? and seq = ?";

    private final Sql sql;

    public JdbcNoticeBook(Transactions transactions) {
        this.sql = new Sql(transactions);
    }

    @Override
    public Map<String, Interest> listeners() {
        return sql
                .query(
                        "select listener, kinds, media, chosen from plugin_listener",
                        row -> Map.entry(
                                row.getString(1),
                                new Interest(
                                        words(row.getString(2)),
                                        words(row.getString(3)),
                                        Optional.ofNullable(row.getString(4)).map(JdbcNoticeBook::words))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
    }

    @Override
    public void know(String plugin, Map<String, Interest> listeners) {
        Set<String> known = new LinkedHashSet<>(sql.query(
                "select listener from plugin_listener where plugin = ? for update", row -> row.getString(1), plugin));
        for (String gone : known) {
            if (!listeners.containsKey(gone)) {
                sql.update("delete from plugin_listener where listener = ?", gone);
                sql.update("delete from plugin_notice where listener = ?", gone);
            }
        }
        listeners.forEach((listener, interest) -> {
            String kinds = String.join(" ", interest.kinds());
            String media = String.join(" ", interest.media());
            if (known.contains(listener)) {
                sql.update(
                        "update plugin_listener set kinds = ?, media = ? where listener = ?", kinds, media, listener);
            } else {
                sql.update(
                        "insert into plugin_listener (listener, plugin, kinds, media, registered, dropped)"
                                + " values (?, ?, ?, ?, ?, 0)",
                        listener,
                        plugin,
                        kinds,
                        media,
                        sql.call(DatabaseClock::now));
            }
        });
    }

    @Override
    public boolean choose(String listener, Set<String> kinds) {
        return sql.update("update plugin_listener set chosen = ? where listener = ?", String.join(" ", kinds), listener)
                == 1;
    }

    @Override
    public void add(Map<String, List<Entry>> entries) {
        long now = sql.call(DatabaseClock::now);
        List<Object[]> rows = entries.entrySet().stream()
                .flatMap(listener -> listener.getValue().stream().map(entry -> new Object[] {
                    listener.getKey(),
                    entry.conversation().value(),
                    entry.seq().value(),
                    entry.id().value(),
                    now
                }))
                .toList();
        sql.insert(
                "insert into plugin_notice (listener, conversation, seq, entry, due, tries, set_aside) values ",
                "(?,?,?,?,?,0,false)",
                rows);
    }

    @Override
    public Optional<Notice> take(String listener) {
        long now = sql.call(DatabaseClock::now);
        Set<Long> conversations = new LinkedHashSet<>(sql.query(
                "select conversation from plugin_notice where listener = ? and set_aside = false and due <= ?"
                        + " order by due, entry limit " + LOOK,
                row -> row.getLong(1),
                listener,
                now));
        return conversations.stream()
                .flatMap(conversation -> first(listener, conversation, now).stream())
                .findFirst();
    }

    /** Not by one statement: it would pass over a locked first one, or lock more rows than it returns. */
    private Optional<Notice> first(String listener, long conversation, long now) {
        return sql
                .query(
                        "select seq from plugin_notice where listener = ? and conversation = ? and set_aside = false"
                                + " order by seq limit 1",
                        row -> row.getLong(1),
                        listener,
                        conversation)
                .stream()
                .flatMap(seq -> lock(listener, conversation, seq).stream())
                .filter(first -> !first.aside && isDue(first, now))
                .map(Locked::notice)
                .findFirst();
    }

    private Optional<Locked> lock(String listener, long conversation, long seq) {
        return sql
                .query(
                        "select tries, due, set_aside from plugin_notice" + OF + " for update skip locked",
                        row -> new Locked(
                                new Notice(listener, new ConversationId(conversation), new Seq(seq), row.getInt(1)),
                                row.getLong(2),
                                row.getBoolean(3)),
                        listener,
                        conversation,
                        seq)
                .stream()
                .findFirst();
    }

    private record Locked(Notice notice, long due, boolean aside) {}

    /** What waits behind one that pauses pauses too, so that it is not looked through again and again. */
    private boolean isDue(Locked first, long now) {
        if (first.due > now) {
            sql.update(
                    "update plugin_notice set due = ? where listener = ? and conversation = ?"
                            + " and set_aside = false and due < ?",
                    first.due,
                    first.notice.listener(),
                    first.notice.conversation().value(),
                    first.due);
        }
        return first.due <= now;
    }

    @Override
    public void done(Notice notice) {
        sql.update(
                "delete from plugin_notice" + OF,
                notice.listener(),
                notice.conversation().value(),
                notice.seq().value());
    }

    @Override
    public void failed(Notice notice, Duration wait, boolean aside) {
        sql.update(
                "update plugin_notice set tries = ?, due = ?, set_aside = ?" + OF + " and tries = ?",
                notice.tries() + 1,
                sql.call(DatabaseClock::now) + (aside ? 0 : wait.toMillis()),
                aside,
                notice.listener(),
                notice.conversation().value(),
                notice.seq().value(),
                notice.tries());
        if (aside) {
            sql.update(
                    "update plugin_notice set due = ? where listener = ? and conversation = ? and set_aside = false",
                    sql.call(DatabaseClock::now),
                    notice.listener(),
                    notice.conversation().value());
        }
    }

    @Override
    public int trim(String listener, int most) {
        long kept = sql.query("select count(*) from plugin_notice where listener = ?", row -> row.getLong(1), listener)
                .get(0);
        if (kept <= most) {
            return 0;
        }
        List<Long> last = sql.query(
                "select entry from plugin_notice where listener = ? order by entry limit 1 offset "
                        + (Math.min(kept - most, TRIM) - 1),
                row -> row.getLong(1),
                listener);
        int dropped = last.isEmpty()
                ? 0
                : sql.update("delete from plugin_notice where listener = ? and entry <= ?", listener, last.get(0));
        sql.update("update plugin_listener set dropped = dropped + ? where listener = ?", dropped, listener);
        return dropped;
    }
}
