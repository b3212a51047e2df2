package io.hongyan.im.search.storage;

import io.hongyan.im.search.Point;
import io.hongyan.im.search.Scope;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.KeyColumn;
import io.hongyan.im.text.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for the rows of the index that one search is about. */
final class Postings {
    private static final List<KeyColumn> KEYS =
            List.of(KeyColumn.number("c"), KeyColumn.number("f"), KeyColumn.number("s"));

    private final List<Scope> scopes;
    private final List<TokenRange> ranges;
    private final String keys;

    /** @param ranges what all are to have one each of */
    Postings(Dialect dialect, List<Scope> scopes, List<TokenRange> ranges) {
        this.scopes = scopes;
        this.ranges = ranges;
        this.keys = dialect.keys(KEYS, scopes.size());
    }

    /** How many rows of a range lie before a point, at most so many. */
    Question count(TokenRange range, Point before, int most) {
        List<Long> parameters = new ArrayList<>();
        String rows = from(Optional.of(range), 0, before, parameters);
        return new Question(
                "select count(*) from (select 1 as one " + rows + " fetch first " + most + " rows only) t", parameters);
    }

    /**
     * Time, conversation and seq of messages with a token of every range that is one, the newest first.
     *
     * @param lead the range that all of them are looked for in; without one they are looked for in time
     * @param since how old they may be, in milliseconds since 1970
     */
    Question find(Optional<TokenRange> lead, long since, Point before, int limit) {
        boolean once = lead.filter(TokenRange::isOne).isPresent();
        List<Long> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select ")
                .append(once ? "" : "distinct ")
                .append("t.created, t.conversation, t.seq ")
                .append(from(lead, since, before, parameters));
        for (TokenRange range : ranges) {
            if (range.isOne() && !lead.equals(Optional.of(range))) {
                sql.append(" and exists (select 1 from search_token o where o.conversation = t.conversation"
                        + " and o.token = ? and o.created = t.created and o.seq = t.seq)");
                parameters.add(range.low());
            }
        }
        sql.append(" order by t.created desc, t.conversation desc, t.seq desc fetch first ")
                .append(limit)
                .append(" rows only");
        return new Question(sql.toString(), parameters);
    }

    private String from(Optional<TokenRange> lead, long since, Point before, List<Long> parameters) {
        for (Scope scope : scopes) {
            parameters.add(scope.conversation().value());
            parameters.add(scope.firstSeq().value());
            parameters.add(Math.max(scope.since(), since));
        }
        StringBuilder rows = new StringBuilder("from ").append(keys);
        rows.append(" join search_token t on t.conversation = k.c");
        lead.ifPresent(range -> {
            rows.append(range.isOne() ? " and t.token = ?" : " and t.token between ? and ?");
            parameters.add(range.low());
            if (!range.isOne()) {
                parameters.add(range.high());
            }
        });
        rows.append(" and t.created >= k.s and t.created <= ? and t.seq >= k.f"
                + " where (t.created < ? or t.conversation < ? or (t.conversation = ? and t.seq < ?))");
        parameters.addAll(List.of(
                before.time(),
                before.time(),
                before.conversation().value(),
                before.conversation().value(),
                before.seq().value()));
        return rows.toString();
    }
}
