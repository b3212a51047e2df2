package io.hongyan.im.plugin.storage;

import com.github.f4b6a3.tsid.Tsid;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.plugin.AsideBook;
import io.hongyan.im.plugin.NoticeBook.Notice;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Counts and moves the rows of notices. A row that was set aside is due since then. */
public final class JdbcAsideBook implements AsideBook {
    private static final String ASIDE = " from plugin_notice where listener = ? and set_aside = true";

    private final Sql sql;

    public JdbcAsideBook(Transactions transactions) {
        this.sql = new Sql(transactions);
    }

    @Override
    public List<Standing> standings(String plugin) {
        String of = " from plugin_notice n where n.listener = l.listener and n.set_aside = ";
        return sql.query(
                "select l.listener, l.media, l.registered, l.dropped, (select count(*)" + of + "false),"
                        + " (select min(n.entry)" + of + "false), (select count(*)" + of + "true)"
                        + " from plugin_listener l where l.plugin = ? order by l.listener",
                JdbcAsideBook::standing,
                plugin);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String media = row.getString(2);
        long first = row.getLong(6);
        return new Standing(
                row.getString(1),
                media.isEmpty() ? Set.of() : Set.of(media.split(" ", -1)),
                row.getLong(3),
                row.getLong(5),
                first == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(Tsid.from(first).getInstant().toEpochMilli()),
                row.getLong(7),
                row.getLong(4));
    }

    @Override
    public List<Aside> after(String listener, Mark mark, int limit) {
        return sql.query(
                "select conversation, seq, tries, due, entry" + ASIDE
                        + " and (due > ? or (due = ? and entry > ?)) order by due, entry limit " + limit,
                row -> new Aside(
                        new Notice(
                                listener, new ConversationId(row.getLong(1)), new Seq(row.getLong(2)), row.getInt(3)),
                        new Mark(row.getLong(4), row.getLong(5))),
                listener,
                mark.since(),
                mark.since(),
                mark.entry());
    }

    @Override
    public int release(String listener, Optional<Place> one, int most) {
        long now = sql.call(DatabaseClock::now);
        return change(
                "update plugin_notice set set_aside = false, tries = 0, due = " + now
                        + " where listener = ? and set_aside = true",
                listener,
                one,
                most);
    }

    @Override
    public int discard(String listener, Optional<Place> one, int most) {
        return change("delete" + ASIDE, listener, one, most);
    }

    private int change(String statement, String listener, Optional<Place> one, int most) {
        List<Object> parameters = new ArrayList<>(List.of(listener));
        if (one.isPresent()) {
            parameters.add(one.get().conversation().value());
            parameters.add(one.get().seq().value());
            return sql.update(statement + " and conversation = ? and seq = ?", parameters.toArray());
        }
        Optional<Long> last = sql
                .query(
                        "select entry" + ASIDE + " order by entry limit 1 offset " + (most - 1),
                        row -> row.getLong(1),
                        listener)
                .stream()
                .findFirst();
        last.ifPresent(parameters::add);
        return sql.update(statement + (last.isPresent() ? " and entry <= ?" : ""), parameters.toArray());
    }
}
