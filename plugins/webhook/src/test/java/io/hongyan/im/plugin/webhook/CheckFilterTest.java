package io.hongyan.im.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Content;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.api.Verdict;
import io.hongyan.im.plugin.webhook.WebhookSettings.OnFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckFilterTest {
    private static final Verdict UNJUDGED = new Verdict.Refuse("check.unjudged");

    private final Office office = new Office();
    private final CheckFilter filter = new CheckFilter(office);

    private record Note() implements Draft {
        @Override
        public UserName sender() {
            return new UserName("alice");
        }

        @Override
        public String to() {
            return "bob";
        }

        @Override
        public Kind kind() {
            return Kind.DIRECT;
        }

        @Override
        public String media() {
            return "text";
        }

        @Override
        public Blob blob(BlobId id) {
            throw new IllegalArgumentException("no blob");
        }
    }

    @BeforeEach
    void set() {
        set(OnFailure.REFUSE);
    }

    private void set(OnFailure onFailure) {
        office.settings = new WebhookSettings(
                "https://check.example/", "a secret of this test", Duration.ofMillis(400), onFailure, 24, 7);
    }

    private CompletableFuture<Verdict> ask() {
        return filter.ask(new Note(), new Content(Map.of("text", "hi"), "hi")).toCompletableFuture();
    }

    private Verdict answered(int status, String text) {
        CompletableFuture<Verdict> verdict = ask();
        office.posts.last().answers(status, text);
        return verdict.join();
    }

    @Test
    void asksNobodyUnlessAnAddressIsSet() {
        office.settings = WebhookSettings.DEFAULTS;

        assertThat(ask()).isCompletedWithValue(Verdict.pass());
        assertThat(office.posts.all()).isEmpty();
    }

    @Test
    void showsTheDraftAndWaitsNoLongerThanItIsTold() throws Exception {
        CompletableFuture<Verdict> verdict = ask();

        assertThat(verdict).isNotDone();
        assertThat(office.posts.last().within()).isEqualTo(Duration.ofMillis(400));
        assertThat(office.json().read(office.posts.last().body()))
                .containsEntry("event", "check")
                .containsEntry(
                        "draft",
                        Map.of(
                                "from", "alice",
                                "to", "bob",
                                "kind", "direct",
                                "media", "text",
                                "content", Map.of("text", "hi"),
                                "body", "hi"));
        assertThat(office.posts.last().headers()).containsKeys("Hongyan-Signature", "Hongyan-Delivery");
    }

    @Test
    void doesWhatIsAnswered() {
        assertThat(answered(200, "{\"decision\":\"accept\"}")).isEqualTo(Verdict.pass());
        assertThat(answered(200, "{\"decision\":\"accept\",\"content\":{\"text\":\"ho\"}}"))
                .isEqualTo(new Verdict.Change(Map.of("text", "ho")));
        assertThat(answered(200, "{\"decision\":\"refuse\",\"reason\":\"no\"}")).isEqualTo(new Verdict.Refuse("no"));
        assertThat(answered(200, "{\"decision\":\"refuse\"}")).isEqualTo(new Verdict.Refuse("check.refused"));
    }

    @Test
    void doesWhatIsSetWhenThereIsNoAnswerThatItUnderstands() {
        for (String text : new String[] {"", "{}", "[]", "hoot", "{\"decision\":\"maybe\"}"}) {
            assertThat(answered(200, text)).as(text).isEqualTo(UNJUDGED);
            assertThat(answered(200, "{\"decision\":\"accept\"}")).isEqualTo(Verdict.pass());
        }
        assertThat(answered(500, "{\"decision\":\"accept\"}")).isEqualTo(UNJUDGED);
        CompletableFuture<Verdict> late = ask();
        office.posts.last().fails("it took too long");
        assertThat(late).isCompletedWithValue(UNJUDGED);

        set(OnFailure.ACCEPT);
        assertThat(answered(500, "")).isEqualTo(Verdict.pass());
    }

    @Test
    void asksNobodyForAWhileWhenNobodyAnswers() {
        for (int i = 0; i < Fuse.FAILURES; i++) {
            assertThat(answered(500, "")).isEqualTo(UNJUDGED);
        }
        assertThat(ask()).isCompletedWithValue(UNJUDGED);
        assertThat(office.posts.all()).hasSize(Fuse.FAILURES);

        office.clock.passes(Fuse.REST);
        assertThat(answered(200, "{\"decision\":\"accept\"}")).isEqualTo(Verdict.pass());
    }
}
