package io.hongyan.im.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.plugin.webhook.Posts.Post;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliverJobTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Office office = new Office();
    private final Table table = new Table(office);
    private final DeliverJob job = new DeliverJob(office);

    @AfterEach
    void close() {
        table.close();
    }

    private void run() {
        run(job);
    }

    private void run(DeliverJob one) {
        boolean more = true;
        while (more) {
            more = table.call(one::run);
        }
    }

    private Stream<String> posted(String hook) {
        return office.posts.all().stream()
                .filter(post -> post.address().toString().contains(hook))
                .map(post -> post.body().replaceAll(".*\"body\":\"(.*?)\".*", "$1"));
    }

    private List<String> states(String hook) {
        return table.deliveries(hook).stream().map(row -> row.state).toList();
    }

    @Test
    void sendsTheNextOfAConversationOnlyOnceTheOneBeforeArrived() {
        table.hook("one");
        table.says("A", 1, "a1");
        table.says("A", 2, "a2");
        table.says("B", 1, "b1");
        run();
        run();
        assertThat(posted("one")).containsExactlyInAnyOrder("a1", "b1");

        office.posts.all().forEach(post -> post.answers(204, ""));
        assertThat(office.hurried).contains(DeliverJob.NAME);
        run();
        assertThat(posted("one")).hasSize(3).last().isEqualTo("a2");
        office.posts.last().answers(200, "");
        run();
        assertThat(states("one")).containsOnly(DeliveryRow.DELIVERED);
        assertThat(table.deliveries("one")).allMatch(row -> row.body.isEmpty());
    }

    @Test
    void triesAgainWithTheSameIdAndANewSignatureWhileTheNextWaits() {
        table.hook("one");
        table.says("A", 1, "a1");
        table.says("A", 2, "a2");
        run();
        Post first = office.posts.last();
        first.answers(500, "");
        run();
        assertThat(table.deliveries("one").get(0))
                .satisfies(row -> assertThat(row.status).isEqualTo(500))
                .satisfies(row -> assertThat(row.attempts).isEqualTo(1));
        office.clock.passes(Duration.ofSeconds(5));
        run();

        assertThat(posted("one")).containsExactly("a1", "a1");
        assertThat(office.posts.last().headers().get("Hongyan-Delivery"))
                .isEqualTo(first.headers().get("Hongyan-Delivery"));
        assertThat(office.posts.last().headers().get("Hongyan-Signature"))
                .isNotEqualTo(first.headers().get("Hongyan-Signature"));
        assertThat(office.posts.last().body()).isEqualTo(first.body());
    }

    @Test
    void givesUpAfterADayAndGoesOn() {
        table.hook("one");
        table.says("A", 1, "a1");
        for (int hour = 0; hour < 25; hour++) {
            run();
            office.posts.last().fails("it took too long");
            run();
            office.clock.passes(HOUR);
        }
        table.says("A", 2, "a2");
        run();

        assertThat(states("one")).containsExactly(DeliveryRow.FAILED, DeliveryRow.WAITING);
        assertThat(table.deliveries("one").get(0).error).isEqualTo("it took too long");
        assertThat(table.deliveries("one").get(0).attempts).isEqualTo(25);
        assertThat(posted("one")).last().isEqualTo("a2");
    }

    @Test
    void letsAHookThatNeverAnswersHoldBackNoOther() {
        table.hook("one");
        table.hook("two");
        for (int conversation = 0; conversation < 10; conversation++) {
            table.says("C" + conversation, 1, "c" + conversation);
        }
        run();
        assertThat(posted("one")).hasSize(3);
        for (int i = 0; i < 10; i++) {
            office.posts.all().stream()
                    .filter(post -> post.address().toString().contains("two"))
                    .forEach(post -> post.answers(200, ""));
            run();
        }
        assertThat(posted("two")).hasSize(10);
        assertThat(posted("one")).hasSize(3);
    }

    @Test
    void sendsAgainWhatANodeThatDiedHadSent() {
        table.hook("one");
        table.says("A", 1, "a1");
        run();
        DeliverJob other = new DeliverJob(office);
        run(other);
        assertThat(posted("one")).hasSize(1);

        office.clock.passes(Duration.ofSeconds(30));
        run(other);
        assertThat(posted("one")).hasSize(2);
        office.posts.all().get(0).answers(500, "");
        run();
        assertThat(states("one")).as("the older attempt counts no more").containsExactly(DeliveryRow.WAITING);
        assertThat(table.deliveries("one").get(0).status).isZero();
    }

    @Test
    void sendsNothingForAHookThatIsOffOrGone() {
        table.hook("one");
        table.says("A", 1, "a1");
        boolean unused = table.call(work -> Hooks.in(work).find("one").orElseThrow().enabled = false);
        run();
        assertThat(office.posts.all()).isEmpty();
    }

    @Test
    void tellsOfASecretThatCannotBeOpened() {
        table.hook("one");
        table.says("A", 1, "a1");
        String unused = table.call(work -> Hooks.in(work).find("one").orElseThrow().secret = "altered");
        run();

        assertThat(office.posts.all()).isEmpty();
        assertThat(table.deliveries("one").get(0).error).contains("secret");
    }

    @Test
    void prunesWhatIsOldAndWhatIsTooMuch() {
        table.hook("one");
        for (int seq = 1; seq <= 6; seq++) {
            table.says("A", seq, "a" + seq);
            office.clock.passes(Duration.ofSeconds(1));
        }
        PruneJob prune = new PruneJob(office, 4);
        assertThat(table.call(prune::run)).isFalse();
        assertThat(states("one")).containsExactly("failed", "failed", "waiting", "waiting", "waiting", "waiting");
        assertThat(table.deliveries("one").get(0).error).isEqualTo("too many were waiting");

        office.clock.passes(Duration.ofDays(8));
        assertThat(table.call(prune::run)).isFalse();
        assertThat(states("one")).hasSize(4).containsOnly("waiting");
    }
}
