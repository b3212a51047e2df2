package io.hongyan.im.account.storage;

import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the index of names whole, once in an installation's life: accounts may be older than it. A page at a time, in a
 * transaction that also says how far it has come, under the lock of that row: after a stop it goes on from there, and
 * what one node is at is left to it by the others.
 */
final class NameFill {
    private static final Logger LOG = LoggerFactory.getLogger(NameFill.class);
    private static final String PLACE = "account.tokens";
    private static final String WHOLE = "1";
    private static final String AFTER = "after ";
    private static final int PAGE = 100;
    /** UTF-16 units in a transaction, beyond its first account; each may be a row of the index. */
    private static final int TEXT = 20_000;

    private final Transactions transactions;
    private final NameTokens tokens;
    private volatile boolean whole;

    private NameFill(Transactions transactions, NameTokens tokens, boolean whole) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.whole = whole;
    }

    /** Looks how far it has come; where there is nobody yet it is whole from the beginning. */
    static NameFill open(Transactions transactions, NameTokens tokens) {
        String place = new JpaSettingStore(transactions)
                .get(PLACE, () -> transactions.call(() -> anybody(transactions)) ? AFTER + 0 : WHOLE);
        return new NameFill(transactions, tokens, place.equals(WHOLE));
    }

    private static boolean anybody(Transactions transactions) {
        return !transactions
                .entities()
                .createQuery("select a.id from AccountRow a", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Whether everybody is in the index, as far as this node knows. */
    boolean isWhole() {
        return whole;
    }

    /** Goes on while there is time, and a page even if there is none, unless another node does so. */
    void goOn(BooleanSupplier time) {
        boolean more = !whole;
        while (more) {
            more = transactions.call(this::step) && time.getAsBoolean();
        }
    }

    /** Whether there is more to do here. */
    private boolean step() {
        Optional<String> place = Jdbc.call(transactions.entities(), NameFill::lock);
        List<AccountRow> page = place.filter(reached -> !reached.equals(WHOLE))
                .map(reached -> page(transactions, Long.parseLong(reached.substring(AFTER.length())), PAGE))
                .map(NameFill::some)
                .orElse(List.of());
        if (place.isPresent() && page.isEmpty()) {
            reach(WHOLE);
            transactions.afterCommit(this::end);
        } else if (!page.isEmpty()) {
            tokens.write(page);
            reach(AFTER + page.get(page.size() - 1).id);
        }
        return !page.isEmpty();
    }

    private void end() {
        whole = true;
        LOG.info("event=names-indexed");
    }

    /** Empty while another node has it. */
    private static Optional<String> lock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select content from setting where name = ? for update skip locked")) {
            statement.setString(1, PLACE);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private void reach(String place) {
        int unused = Jdbc.call(
                transactions.entities(),
                connection -> Jdbc.update(
                        connection, "update setting set content = ? where name = ?", List.of(place, PLACE)));
    }

    /** Locked: what somebody is called may be changed at the same time. */
    private static List<AccountRow> page(Transactions transactions, long after, int limit) {
        return transactions
                .entities()
                .createQuery("select a from AccountRow a where a.id > ?1 order by a.id", AccountRow.class)
                .setParameter(1, after)
                .setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** As many as a transaction has time for, with what they are found by. */
    private static List<AccountRow> some(List<AccountRow> page) {
        List<AccountRow> some = new ArrayList<>();
        int text = 0;
        for (AccountRow row : page) {
            String search = SearchText.of(row.username, row.name);
            text += search.length();
            if (text > TEXT && !some.isEmpty()) {
                break;
            }
            row.search = search;
            some.add(row);
        }
        return some;
    }
}
