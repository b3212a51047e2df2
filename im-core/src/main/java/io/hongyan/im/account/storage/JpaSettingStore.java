package io.hongyan.im.account.storage;

import io.hongyan.im.account.SettingStore;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.function.Supplier;

/** Settings in the database. */
public final class JpaSettingStore implements SettingStore {
    private final Transactions transactions;

    public JpaSettingStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String get(String name, Supplier<String> first) {
        return find(name).orElseGet(() -> make(name, first.get()));
    }

    private String make(String name, String content) {
        try {
            transactions.run(() -> {
                SettingRow row = new SettingRow();
                row.name = name;
                row.content = content;
                transactions.entities().persist(row);
            });
            return content;
        } catch (PersistenceException failure) {
            // another node was first
            return find(name).orElseThrow(() -> failure);
        }
    }

    private Optional<String> find(String name) {
        return transactions.call(
                () -> Optional.ofNullable(transactions.entities().find(SettingRow.class, name))
                        .map(row -> row.content));
    }
}
