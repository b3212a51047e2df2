package io.hongyan.im.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hongyan.im.storage.ExplainingPostgres;
import io.hongyan.im.storage.Plan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is asked again and again, each by the plans that PostgreSQL told of its statements while the messenger asked them:
 * no large table is looked through, and no statement looks at more rows than its bound, which is the same for all sizes.
 * The full run has a million conversations and ten million entries, see im-core's README. What each statement took at most
 * is in {@code target/plans.txt}.
 */
class HotQuestionsTest {
    /** More often than PostgreSQL takes to choose one plan for all values. */
    private static final int TIMES = 6;

    /** A look for a row takes a few pages of an index and one of its table; one that is written those of all indexes. */
    private static final int PAGES_OF_A_ROW = 6;

    private static final int PAGES_OF_A_WRITTEN_ROW = 32;

    /** Without a row; what it was before it was changed may be in the way. */
    private static final int PAGES = 2_000;

    /** Tables of an installation, which stay small. */
    private static final Set<String> SMALL = Set.of(
            "department",
            "department_tree",
            "media_type",
            "node",
            "plugin",
            "plugin_job",
            "plugin_listener",
            "plugin_node",
            "plugin_setting",
            "plugin_setting_version",
            "plugin_stray",
            "search_mark",
            "setting");

    private static final Set<String> SEEN = new HashSet<>();
    private static final PlanTable TABLE = new PlanTable();

    @SuppressWarnings("NullAway.Init")
    private static ExplainingPostgres postgres;

    @SuppressWarnings("NullAway.Init")
    private static QuietNode node;

    @SuppressWarnings("NullAway.Init")
    private static Person usual;

    @SuppressWarnings("NullAway.Init")
    private static Person hub;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        Populace populace = Populace.asked();
        postgres = new ExplainingPostgres(folder, populace.isSmall());
        node = QuietNode.start(postgres.database(), folder);
        long begin = System.nanoTime();
        try (Connection connection = postgres.silent()) {
            populace.fill(connection);
            usual = Person.usual(node, connection);
            hub = Person.hub(node, connection);
        }
        System.out.printf("%s made in %,d s%n", populace, (System.nanoTime() - begin) / 1_000_000_000);
        postgres.take();
    }

    @AfterAll
    static void close() throws Exception {
        TABLE.write(Path.of("target", "plans.txt"));
        node.stop();
        postgres.close();
    }

    @TestFactory
    Stream<DynamicTest> looksAtFewRows() {
        Stream<DynamicTest> questions = Stream.of(
                        new TalkQuestions().all(), new PeopleQuestions(node).all(), new PollQuestions(node).all())
                .flatMap(List::stream)
                .map(question -> dynamicTest(question.name(), () -> answer(question)));
        return Stream.concat(questions, Stream.of(dynamicTest("all large tables", HotQuestionsTest::sawAll)));
    }

    /** No table is left out. */
    private static void sawAll() throws SQLException {
        Set<String> large = new HashSet<>(postgres.tables());
        large.removeAll(SMALL);
        assertThat(SEEN).containsAll(large);
    }

    private static void answer(Question question) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            ask(question, usual);
        }
        ask(question, hub);
        ask(question, hub);
        List<Plan> plans = postgres.take();
        assertThat(plans).as("%s: plans that were told", question.name()).isNotEmpty();
        TABLE.add(question.name(), plans);
        plans.forEach(plan -> SEEN.addAll(plan.tables()));
        assertThat(plans)
                .filteredOn(plan -> isPoor(plan, question.bound()))
                .as("%s: plans that look at too much", question.name())
                .isEmpty();
    }

    private static void ask(Question question, Person person) throws Exception {
        question.asking().by(person);
        node.timer().pass();
    }

    private static boolean isPoor(Plan plan, long bound) {
        int pages = plan.writes() ? PAGES_OF_A_WRITTEN_ROW : PAGES_OF_A_ROW;
        return !SMALL.containsAll(plan.lookedThrough())
                || plan.rows() > bound
                || plan.pages() > PAGES + pages * plan.rows();
    }
}
