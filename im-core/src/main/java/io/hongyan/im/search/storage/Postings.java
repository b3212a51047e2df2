package io.hongyan.im.search.storage;

import io.hongyan.im.search.Point;
import io.hongyan.im.search.Scope;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.KeyColumn;
import io.hongyan.im.text.TokenRange;
import java.util.ArrayList;
import java.util.List;

/** Asks for the rows of the index that one search is about. */
final class Postings {
    private static final List<KeyColumn> KEYS =
            List.of(KeyColumn.number("c"), KeyColumn.number("f"), KeyColumn.number("s"));

    private final List<Scope> scopes;
    private final List<TokenRange> ranges;
    private final String keys;
    private final boolean lateral;

    /** @param ranges what all are to have one each of */
    Postings(Dialect dialect, List<Scope> scopes, List<TokenRange> ranges) {
        this.scopes = scopes;
        this.ranges = ranges;
        this.keys = dialect.keys(KEYS, scopes.size());
        // joined plainly, PostgreSQL looks through the whole table where it expects a word to be frequent
        this.lateral = dialect == Dialect.POSTGRESQL;
    }

    /** How many rows of a range lie before a point, at most so many. */
    Question count(TokenRange range, Point before, int most) {
        List<Long> parameters = new ArrayList<>();
        String condition = condition(range, 0, before, parameters);
        return new Question("select count(*) from (" + each("t.seq", condition, "", first(most)) + ") t", parameters);
    }

    /**
     * Time, conversation and seq of messages with a token of every range that is one, the newest first.
     *
     * @param lead the range that all of them are looked for in
     * @param since how old they may be, in milliseconds since 1970
     */
    Question find(TokenRange lead, long since, Point before, int limit) {
        List<Long> parameters = new ArrayList<>();
        StringBuilder condition = new StringBuilder(condition(lead, since, before, parameters));
        for (TokenRange range : ranges) {
            if (range.isOne() && !lead.equals(range)) {
                // not "exists": PostgreSQL would look through all messages with the other word first
                condition.append(" and t.seq = (select o.seq from search_token o where o.conversation = t.conversation"
                        + " and o.token = ? and o.created = t.created and o.seq = t.seq)");
                parameters.add(range.low());
            }
        }
        String columns = (lead.isOne() ? "" : "distinct ") + "t.created, t.conversation, t.seq";
        String order = " order by t.created desc, t.conversation desc, t.seq desc";
        return new Question(each(columns, condition.toString(), order, first(limit)), parameters);
    }

    /** Rows of each scope, as one. */
    private String each(String columns, String condition, String order, String first) {
        String tail = order + first;
        return lateral
                ? "select t.* from " + keys + " cross join lateral (select " + columns + " from search_token t where "
                        + condition + tail + ") t" + tail
                : "select " + columns + " from " + keys + " join search_token t on " + condition + tail;
    }

    private static String first(int limit) {
        return " fetch first " + limit + " rows only";
    }

    private String condition(TokenRange range, long since, Point before, List<Long> parameters) {
        for (Scope scope : scopes) {
            parameters.add(scope.conversation().value());
            parameters.add(scope.firstSeq().value());
            parameters.add(Math.max(scope.since(), since));
        }
        parameters.add(range.low());
        if (!range.isOne()) {
            parameters.add(range.high());
        }
        parameters.addAll(List.of(
                before.time(),
                before.time(),
                before.conversation().value(),
                before.conversation().value(),
                before.seq().value()));
        return "t.conversation = k.c and t.token " + (range.isOne() ? "= ?" : "between ? and ?")
                + " and t.created >= k.s and t.created <= ? and t.seq >= k.f"
                + " and (t.created < ? or t.conversation < ? or (t.conversation = ? and t.seq < ?))";
    }
}
