package io.hongyan.im.search.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conversation.LogEnd;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.storage.JdbcLogReader;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.search.Point;
import io.hongyan.im.search.Scope;
import io.hongyan.im.search.Terms;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import io.hongyan.im.text.TokenRange;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL answers the hot questions: by the index, looking at little more than it returns. */
class PostgresPlanTest {
    /** Conversations in the database, messages of each, and conversations of one person. */
    private static final int ALL = 2_000;

    private static final int MESSAGES = 50;
    private static final int MINE = 500;
    private static final int SOME = 20;

    private static final Pattern SCAN =
            Pattern.compile("(Seq Scan|Index Only Scan|(?<!Bitmap )Index Scan|Bitmap Heap Scan)[^\n]* on (\\w+)[^\n]*"
                    + "actual time=\\S+ rows=([0-9.]+) loops=([0-9]+)");

    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Index Recheck|Filter): ([0-9]+)");

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private static Transactions transactions;

    /** A common word in every message, a rare one in each 25th, and some that differ. */
    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.postgres();
        transactions = database.transactions();
        String each = " from generate_series(1, " + ALL + ") c, generate_series(1, " + MESSAGES + ") m";
        execute("insert into conversation (id, kind, last_seq, last_ordinal, rights_version, created, changed, active)"
                + " select c, 'group', " + MESSAGES + ", " + MESSAGES + ", 0, 0, c * 900000, c"
                + " from generate_series(1, " + ALL + ") c");
        execute("insert into conversation (id, kind, last_seq, last_ordinal, rights_version, created, changed, active)"
                + " select c, 'group', 1, 1, 0, 0, 0, 0 from generate_series(" + (ALL + 1) + ", " + 2 * ALL + ") c");
        execute("insert into search_horizon (conversation, seq) select c, " + MESSAGES + " from generate_series(1, "
                + ALL + ") c");
        execute("insert into search_token select c, " + token("common") + ", m * 1000 + c, m" + each);
        execute("insert into search_token select c, " + token("rare") + ", m * 1000 + c, m" + each
                + " where (c + m) % 25 = 0");
        execute("insert into search_token select c, " + token("a") + " + (c + m) * 1000, m * 1000 + c, m" + each);
        execute("insert into search_token select c, " + TokenRange.ANY.low() + ", m * 1000 + c, m" + each);
        database.vacuum();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    private static long token(String word) {
        return Terms.of(word + " .").ranges().get(0).low();
    }

    private static void execute(String sql) {
        transactions.run(() -> Jdbc.call(transactions.entities(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }));
    }

    private static List<Scope> scopes(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new Scope(new ConversationId(id), new Seq(1), 0))
                .toList();
    }

    private static TokenRange exactly(String word) {
        return new TokenRange(token(word), token(word), word.length());
    }

    private static String explain(Question question) {
        return transactions.call(() -> String.join(
                "\n",
                new Sql(transactions)
                        .query(
                                new Question("explain (analyze, costs off) " + question.sql(), question.parameters()),
                                row -> row.getString(1))));
    }

    /** How many rows of the index were looked at; it must have been by the index. */
    private static long examined(Question question) {
        String plan = explain(question);
        long rows = 0;
        Matcher scan = SCAN.matcher(plan);
        while (scan.find()) {
            assertThat(scan.group(1)).as(plan).isNotEqualTo("Seq Scan");
            int end = scan.end();
            Matcher removed = REMOVED.matcher(plan);
            int next = plan.indexOf("->", end);
            removed.region(end, next < 0 ? plan.length() : next);
            long filtered = removed.find() ? Long.parseLong(removed.group(1)) : 0;
            rows += Math.round((Double.parseDouble(scan.group(3)) + filtered) * Long.parseLong(scan.group(4)));
        }
        assertThat(rows).as(plan).isPositive();
        return rows;
    }

    @Test
    void looksAtTheMessagesOfOneConversationThatHaveTheWord() {
        Postings postings = new Postings(Dialect.POSTGRESQL, scopes(1), List.of(exactly("common"), exactly("rare")));
        assertThat(examined(postings.count(exactly("common"), Point.END, 20_001)))
                .isLessThanOrEqualTo(MESSAGES);
        assertThat(examined(postings.find(exactly("rare"), 0, Point.END, 64))).isLessThanOrEqualTo(4);
    }

    @Test
    void looksAtTheMessagesOfAllOnesConversationsThatHaveTheRarestWord() {
        Postings postings = new Postings(Dialect.POSTGRESQL, scopes(MINE), List.of(exactly("common"), exactly("rare")));
        int rare = MINE * MESSAGES / 25;
        assertThat(examined(postings.find(exactly("rare"), 0, Point.END, 64))).isLessThanOrEqualTo(2L * rare);
        assertThat(examined(postings.count(exactly("rare"), Point.END, 20_001))).isLessThanOrEqualTo(rare);
        assertThat(examined(postings.count(exactly("common"), Point.END, 1_000)))
                .isLessThanOrEqualTo(1_000 + MESSAGES);
    }

    @Test
    void looksAtTheTimeAskedForAlone() {
        Postings postings = new Postings(Dialect.POSTGRESQL, scopes(MINE), List.of(exactly("common")));
        long since = (MESSAGES - 1) * 1_000L;
        assertThat(examined(postings.find(exactly("common"), since, Point.END, 64)))
                .isLessThanOrEqualTo(2L * MINE);
        assertThat(examined(postings.find(TokenRange.ANY, since, Point.END, 64)))
                .isLessThanOrEqualTo(2L * 2 * MINE);
    }

    @Test
    void findsGrownLogsAndHorizonsByTheirIndexes() {
        LogReader logs = new JdbcLogReader(transactions);
        JdbcHorizonBook book = new JdbcHorizonBook(transactions);
        List<ConversationId> some =
                scopes(SOME).stream().map(Scope::conversation).toList();
        assertThat(unscanned(() -> logs.grown((ALL - 9) * 900_000L, Optional.empty(), 500)))
                .hasSize(10);
        assertThat(unscanned(() -> book.of(some))).hasSize(SOME);
        assertThat(unscanned(() -> logs.at(List.of()))).isEmpty();
    }

    /** As all logs are after an upgrade. */
    @Test
    void readsNoPageBeforeTheOneOfLogsThatGrewAtOneTime() {
        LogReader logs = new JdbcLogReader(transactions);
        LogEnd last = new LogEnd(new ConversationId(2 * ALL - 10), new Seq(1), 0);
        List<LogEnd> page = transactions.call(() -> {
            long before = fetched();
            List<LogEnd> found = logs.grown(0, Optional.of(last), 10);
            assertThat(fetched() - before).isLessThanOrEqualTo(20);
            return found;
        });
        assertThat(page).hasSize(10);
    }

    private static long fetched() {
        return new Sql(transactions)
                .query(
                        new Question(
                                "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
                                        + " where relname = 'conversation'",
                                List.of()),
                        row -> row.getLong(1))
                .get(0);
    }

    /** Runs it without one look through a whole table of conversations or horizons. */
    private static <T> T unscanned(Supplier<T> work) {
        return transactions.call(() -> {
            // what its connection did before may be counted still
            long before = scans();
            T result = work.get();
            assertThat(scans()).isEqualTo(before);
            return result;
        });
    }

    private static long scans() {
        return new Sql(transactions)
                .query(
                        new Question(
                                "select coalesce(sum(seq_scan), 0) from pg_stat_xact_user_tables"
                                        + " where relname in ('conversation', 'search_horizon', 'entry')",
                                List.of()),
                        row -> row.getLong(1))
                .get(0);
    }
}
