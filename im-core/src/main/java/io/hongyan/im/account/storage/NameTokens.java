package io.hongyan.im.account.storage;

import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import io.hongyan.im.text.TokenRange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index of names, written with the account. */
final class NameTokens {
    private static final Logger LOG = LoggerFactory.getLogger(NameTokens.class);
    private static final int PAGE = 100;

    private final Transactions transactions;

    private NameTokens(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Makes the index whole, once in an installation's life: accounts may be older than it. */
    static NameTokens open(Transactions transactions) {
        NameTokens tokens = new NameTokens(transactions);
        String unused = new JpaSettingStore(transactions).get("account.tokens", tokens::fill);
        return tokens;
    }

    private String fill() {
        long last = 0;
        int filled = 0;
        List<AccountRow> page;
        do {
            long after = last;
            page = transactions.call(() -> fill(after));
            last = page.isEmpty() ? last : page.get(page.size() - 1).id;
            filled += page.size();
        } while (page.size() == PAGE);
        LOG.info("event=names-indexed accounts={}", filled);
        return "1";
    }

    private List<AccountRow> fill(long after) {
        List<AccountRow> page = transactions
                .entities()
                .createQuery("select a from AccountRow a where a.id > ?1 order by a.id", AccountRow.class)
                .setParameter(1, after)
                .setMaxResults(PAGE)
                .getResultList();
        for (AccountRow row : page) {
            row.search = SearchText.of(row.username, row.name);
            write(row.id, NameToken.of(row.search));
        }
        return page;
    }

    /** Makes these the tokens of an account, whose row is written already; inside a transaction. */
    void write(long account, Set<Long> all) {
        int unused = Jdbc.call(transactions.entities(), connection -> {
            String rows = String.join(",", Collections.nCopies(all.size(), "(?,?)"));
            try (PreparedStatement clear = connection.prepareStatement("delete from account_token where account = ?");
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into account_token (token, account) values " + rows)) {
                clear.setLong(1, account);
                clear.executeUpdate();
                int index = 1;
                for (long token : all) {
                    insert.setLong(index++, token);
                    insert.setLong(index++, account);
                }
                return insert.executeUpdate();
            }
        });
    }

    /** How many rows are in a range, at most so many; inside a transaction. */
    int count(TokenRange range, int most) {
        return Jdbc.call(transactions.entities(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select count(*) from (select 1 as one from account_token where token between ? and ?"
                            + " fetch first " + most + " rows only) t")) {
                statement.setLong(1, range.low());
                statement.setLong(2, range.high());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }
}
