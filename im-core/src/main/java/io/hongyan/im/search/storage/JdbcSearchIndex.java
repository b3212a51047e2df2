package io.hongyan.im.search.storage;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.search.Document;
import io.hongyan.im.search.Point;
import io.hongyan.im.search.Scope;
import io.hongyan.im.search.SearchIndex;
import io.hongyan.im.search.Stretch;
import io.hongyan.im.search.Terms;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.Transactions;
import io.hongyan.im.text.TokenRange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A row for each token of each message, by conversation, token and time. Of the tokens that are searched for the rarest
 * one leads. What it leads to is sorted as a whole when it is little; else it is looked at in windows of time, the last
 * one first.
 */
public final class JdbcSearchIndex implements SearchIndex {
    private static final Comparator<List<Long>> ORDER =
            Comparator.<List<Long>>comparingLong(row -> row.get(0)).thenComparingLong(row -> row.get(1));
    private static final int WINDOWS = 16;
    private static final int GROWTH = 4;
    private static final long FIRST_WINDOW = TimeUnit.HOURS.toMillis(6);

    private final Sql sql;
    private final Clock clock;
    private final Bounds bounds;

    /**
     * What a statement may be about.
     *
     * @param few as many messages are sorted as a whole
     * @param scopes as many conversations are asked for at once; a statement has three parameters each
     */
    public record Bounds(int few, int scopes) {
        public static final Bounds USUAL = new Bounds(20_000, 5_000);
    }

    public JdbcSearchIndex(Transactions transactions, Clock clock, Bounds bounds) {
        this.sql = new Sql(transactions);
        this.clock = clock;
        this.bounds = bounds;
    }

    @Override
    public void put(List<Document> documents) {
        sql.update(
                "delete from search_token where conversation = ? and seq = ?",
                documents.stream()
                        .map(document -> List.of(
                                document.point().conversation().value(),
                                document.point().seq().value()))
                        .toList());
        sql.insert(
                "insert into search_token (conversation, token, created, seq) values ",
                documents.stream().flatMap(JdbcSearchIndex::rows).sorted(ORDER).toList());
    }

    private static Stream<List<Long>> rows(Document document) {
        Point point = document.point();
        return document.tokens().stream()
                .map(token -> List.of(
                        point.conversation().value(),
                        token,
                        point.time(),
                        point.seq().value()));
    }

    @Override
    public Stretch find(Terms terms, List<Scope> scopes, Point before, int limit) {
        List<Stretch> parts = new ArrayList<>();
        for (int from = 0; from < scopes.size(); from += bounds.scopes) {
            List<Scope> some = scopes.subList(from, Math.min(from + bounds.scopes, scopes.size()));
            parts.add(part(terms, some, before, limit));
        }
        return Stretch.joined(parts);
    }

    private Stretch part(Terms terms, List<Scope> scopes, Point before, int limit) {
        List<TokenRange> ranges = terms.ranges();
        Postings postings = new Postings(sql.call(Dialect::of), scopes, ranges);
        Lead lead = lead(postings, ranges, before);
        if (lead.count > bounds.few) {
            long oldest = scopes.stream().mapToLong(Scope::since).min().orElse(0);
            // a range is not in the order of time, and all of it would have to be sorted
            TokenRange one = lead.range.isOne() ? lead.range : TokenRange.ANY;
            return windows(postings, one, oldest, before, limit);
        }
        List<Point> points = lead.count == 0 ? List.of() : points(postings.find(lead.range, 0, before, limit));
        return new Stretch(points, last(points).filter(last -> points.size() == limit));
    }

    private record Lead(TokenRange range, int count) {}

    /** The rarest. */
    private Lead lead(Postings postings, List<TokenRange> ranges, Point before) {
        Lead best = new Lead(ranges.get(0), Integer.MAX_VALUE);
        for (TokenRange range : ranges) {
            int most = Math.min(best.count - 1, bounds.few) + 1;
            int count = best.count == 0 ? 0 : count(postings.count(range, before, most));
            if (count < best.count) {
                best = new Lead(range, count);
            }
        }
        return best;
    }

    private Stretch windows(Postings postings, TokenRange lead, long oldest, Point before, int limit) {
        List<Point> points = new ArrayList<>();
        Point end = before;
        long width = FIRST_WINDOW;
        for (int i = 0; i < WINDOWS; i++) {
            long begin = Math.max(oldest, Math.min(end.time(), clock.millis()) - width);
            points.addAll(points(postings.find(lead, begin, end, limit - points.size())));
            if (points.size() == limit) {
                return new Stretch(points, last(points));
            }
            if (begin == oldest) {
                return new Stretch(points, Optional.empty());
            }
            end = Point.begin(begin);
            width *= GROWTH;
        }
        return new Stretch(points, Optional.of(end));
    }

    private int count(Question question) {
        return sql.query(question, row -> row.getInt(1)).get(0);
    }

    private List<Point> points(Question question) {
        return sql.query(
                question,
                row -> new Point(row.getLong(1), new ConversationId(row.getLong(2)), new Seq(row.getLong(3))));
    }

    private static Optional<Point> last(List<Point> points) {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }
}
