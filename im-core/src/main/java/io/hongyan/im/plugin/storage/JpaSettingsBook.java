package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.SettingsBook;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Settings in the database. */
public final class JpaSettingsBook implements SettingsBook {
    private final Transactions transactions;

    public JpaSettingsBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<String, Long> versions() {
        return transactions.call(() -> entities()
                .createQuery("select v from PluginSettingVersionRow v", PluginSettingVersionRow.class)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.plugin, row -> row.version)));
    }

    @Override
    public Map<String, String> settings(String plugin) {
        return transactions.call(
                () -> rows(plugin).stream().collect(Collectors.toMap(row -> row.name, row -> row.content)));
    }

    private List<PluginSettingRow> rows(String plugin) {
        return entities()
                .createQuery("select s from PluginSettingRow s where s.plugin = ?1", PluginSettingRow.class)
                .setParameter(1, plugin)
                .getResultList();
    }

    @Override
    public void change(String plugin, UnaryOperator<Map<String, String>> becoming, Change change) {
        make(plugin);
        transactions.run(() -> {
            PluginSettingVersionRow row =
                    entities().find(PluginSettingVersionRow.class, plugin, LockModeType.PESSIMISTIC_WRITE);
            Map<String, String> before = settings(plugin);
            replace(plugin, before, new TreeMap<>(becoming.apply(before)), change);
            row.version++;
        });
    }

    private void replace(String plugin, Map<String, String> before, Map<String, String> after, Change change) {
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> entities()
                        .remove(entities()
                                .getReference(PluginSettingRow.class, new PluginSettingRow.Key(plugin, name))));
        after.forEach((name, content) -> {
            if (!content.equals(before.get(name))) {
                entities().merge(row(plugin, name, content, change));
            }
        });
    }

    private static PluginSettingRow row(String plugin, String name, String content, Change change) {
        PluginSettingRow row = new PluginSettingRow();
        row.plugin = plugin;
        row.name = name;
        row.content = content;
        row.changed = change.when().toEpochMilli();
        row.changedBy = change.by().value();
        return row;
    }

    private void make(String plugin) {
        try {
            transactions.run(() -> {
                if (entities().find(PluginSettingVersionRow.class, plugin) == null) {
                    PluginSettingVersionRow row = new PluginSettingVersionRow();
                    row.plugin = plugin;
                    entities().persist(row);
                }
            });
        } catch (PersistenceException failure) {
            // another node was first
            if (!versions().containsKey(plugin)) {
                throw failure;
            }
        }
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
