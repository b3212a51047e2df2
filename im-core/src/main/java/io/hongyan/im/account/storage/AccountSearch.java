package io.hongyan.im.account.storage;

import io.hongyan.im.api.UserName;
import io.hongyan.im.storage.Transactions;
import io.hongyan.im.text.TokenRange;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds people by any part of what they are found by. Few are found by the index of names, those first of whom it is the
 * beginning of something; of many as many as are asked for are soon met in the order of user names. So is everybody as
 * long as the index is not whole.
 */
final class AccountSearch {
    private static final int FEW = 2_000;
    private static final String ACTIVE =
            "select a from AccountRow a where a.state = 'ACTIVE' and " + Within.CONDITION + " and ";

    private static final String LATER =
            "(case when a.search like :first escape '!' or a.search like :begun escape '!'" + " then 0 else 1 end)";

    private final Transactions transactions;
    private final NameTokens tokens;
    private final BooleanSupplier whole;

    /** @param whole whether everybody is in the index */
    AccountSearch(Transactions transactions, NameTokens tokens, BooleanSupplier whole) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.whole = whole;
    }

    List<AccountRow> find(String wanted, int limit, Optional<UserName> after) {
        String text = SearchText.fold(wanted);
        if (!text.isEmpty() && whole.getAsBoolean()) {
            List<TokenRange> ranges = NameToken.ranges(text);
            int begun = tokens.count(ranges.get(0), FEW + 1);
            int ended = tokens.count(ranges.get(1), Math.min(begun, FEW) + 1);
            if (Math.min(begun, ended) <= FEW) {
                return few(text, ranges.get(begun <= ended ? 0 : 1), limit, after);
            }
        }
        return query(ACTIVE + "a.username > :after order by a.username", wanted, limit)
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
                .setParameter("first", Within.escaped(text) + "%")
                .setParameter("begun", "%\n" + Within.escaped(text) + "%")
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
        return Within.bind(transactions.entities().createQuery(text, AccountRow.class), wanted)
                .setMaxResults(limit);
    }
}
