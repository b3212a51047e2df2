package io.hongyan.im.account.storage;

import io.hongyan.im.api.UserName;
import io.hongyan.im.storage.Transactions;
import io.hongyan.im.text.TokenRange;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/**
 * Finds people by any part of what they are found by. Few are found by the index of names, those first of whom it is the
 * beginning of something; of many as many as are asked for are soon met in the order of user names.
 */
final class AccountSearch {
    private static final int FEW = 2_000;
    private static final String ACTIVE =
            "select a from AccountRow a where a.state = 'ACTIVE'" + " and a.search like :within escape '!' and ";

    private static final String LATER =
            "(case when a.search like :first escape '!' or a.search like :begun escape '!'" + " then 0 else 1 end)";

    private final Transactions transactions;
    private final NameTokens tokens;

    AccountSearch(Transactions transactions, NameTokens tokens) {
        this.transactions = transactions;
        this.tokens = tokens;
    }

    List<AccountRow> find(String wanted, int limit, Optional<UserName> after) {
        String text = SearchText.fold(wanted);
        if (!text.isEmpty()) {
            List<TokenRange> ranges = NameToken.ranges(text);
            int begun = tokens.count(ranges.get(0), FEW + 1);
            int ended = tokens.count(ranges.get(1), Math.min(begun, FEW) + 1);
            if (Math.min(begun, ended) <= FEW) {
                return few(text, ranges.get(begun <= ended ? 0 : 1), limit, after);
            }
        }
        return query(ACTIVE + "a.username > :after order by a.username", text, limit)
                .setParameter("after", after.map(UserName::value).orElse(""))
                .getResultList();
    }

    private List<AccountRow> few(String text, TokenRange range, int limit, Optional<UserName> after) {
        String order = ACTIVE + "a.id in (select t.account from NameTokenRow t where t.token between :low and :high)"
                + " and (" + LATER + " > :later or (" + LATER + " = :later and a.username > :after))"
                + " order by " + LATER + ", a.username";
        return query(order, text, limit)
                .setParameter("low", range.low())
                .setParameter("high", range.high())
                .setParameter("first", escaped(text) + "%")
                .setParameter("begun", "%\n" + escaped(text) + "%")
                .setParameter("later", after.map(name -> later(name, text)).orElse(-1))
                .setParameter("after", after.map(UserName::value).orElse(""))
                .getResultList();
    }

    /** On which side of the order somebody stands. */
    private int later(UserName name, String text) {
        return transactions
                .entities()
                .createQuery("select a.search from AccountRow a where a.username = :name", String.class)
                .setParameter("name", name.value())
                .getResultStream()
                .findFirst()
                .map(search -> search.startsWith(text) || search.contains("\n" + text) ? 0 : 1)
                .orElse(1);
    }

    private TypedQuery<AccountRow> query(String text, String wanted, int limit) {
        return transactions
                .entities()
                .createQuery(text, AccountRow.class)
                .setParameter("within", "%" + escaped(wanted) + "%")
                .setMaxResults(limit);
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }
}
