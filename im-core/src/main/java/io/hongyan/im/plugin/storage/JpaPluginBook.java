package io.hongyan.im.plugin.storage;

import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginBook;
import io.hongyan.im.plugin.PluginState;
import io.hongyan.im.plugin.Reason;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The plugins' book in the database. */
public final class JpaPluginBook implements PluginBook {
    private static final int REASON = 1_000;
    /** Of each part of a kept reason, of which there are few. */
    private static final int WHY = 100;

    private static final int TRIES = 10;

    private final Transactions transactions;
    private final Clock clock;

    public JpaPluginBook(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<String, Wish> wishes() {
        return transactions.call(() -> {
            Map<String, Wish> wishes = new HashMap<>();
            entities()
                    .createQuery("select p from PluginRow p", PluginRow.class)
                    .getResultList()
                    .forEach(row -> wishes.put(row.id, wish(row)));
            return wishes;
        });
    }

    private static Wish wish(PluginRow row) {
        return new Wish(
                Wanted.valueOf(row.wanted.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.why).map(Json::readOwn).map(Reason::read),
                row.version);
    }

    @Override
    public void want(String plugin, Wanted wanted, Optional<Reason> why) {
        transactions.run(() -> {
            PluginRow row = row(plugin);
            row.wanted = wanted.word();
            row.why = why.map(reason -> Json.write(reason.cut(WHY).json())).orElse(null);
        });
    }

    @Override
    public void started(String plugin, String version) {
        transactions.run(() -> row(plugin).version = version);
    }

    private PluginRow row(String plugin) {
        PluginRow row = entities().find(PluginRow.class, plugin);
        if (row == null) {
            row = new PluginRow();
            row.id = plugin;
            row.wanted = Wanted.STARTED.word();
            entities().persist(row);
        }
        row.changed = clock.millis();
        return row;
    }

    @Override
    public int number(String type, String plugin) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.call(() -> find(type).orElseGet(() -> add(type, plugin)));
            } catch (PersistenceException failure) {
                // another node took the same number at this moment
                if (attempt == TRIES) {
                    throw failure;
                }
            }
        }
    }

    private Optional<Integer> find(String type) {
        return Optional.ofNullable(entities().find(MediaTypeRow.class, type)).map(row -> row.number);
    }

    private int add(String type, String plugin) {
        Integer last = entities()
                .createQuery("select max(m.number) from MediaTypeRow m", Integer.class)
                .getSingleResult();
        MediaTypeRow row = new MediaTypeRow();
        row.name = type;
        row.plugin = plugin;
        row.number = last == null ? FIRST_NUMBER : last + 1;
        entities().persist(row);
        return row.number;
    }

    @Override
    public void report(Report report) {
        transactions.run(() -> {
            PluginNodeRow row = new PluginNodeRow();
            row.plugin = report.plugin();
            row.node = report.node();
            row.version = report.version();
            row.state = report.state().word();
            row.reason = report.reason().length() <= REASON
                    ? report.reason()
                    : report.reason().substring(0, REASON);
            row.sha256 = report.sha256();
            row.changed = report.changed();
            entities().merge(row);
        });
    }

    @Override
    public List<Report> reports() {
        return transactions.call(() -> entities()
                .createQuery(
                        "select p from PluginNodeRow p where p.node in"
                                + " (select n.id from NodeRow n where n.leasedUntil > :now) order by p.plugin, p.node",
                        PluginNodeRow.class)
                .setParameter("now", clock.millis())
                .getResultStream()
                .map(JpaPluginBook::report)
                .toList());
    }

    private static Report report(PluginNodeRow row) {
        return new Report(
                row.plugin,
                row.node,
                row.version,
                PluginState.valueOf(row.state.toUpperCase(Locale.ROOT)),
                row.reason,
                row.sha256,
                row.changed);
    }

    @Override
    public void forget(String plugin) {
        transactions.run(() -> List.of(
                        "delete from PluginRow p where p.id = ?1", "delete from PluginNodeRow p where p.plugin = ?1")
                .forEach(statement -> entities()
                        .createQuery(statement)
                        .setParameter(1, plugin)
                        .executeUpdate()));
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
