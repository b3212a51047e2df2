package io.hongyan.im.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.HostGrounds;
import io.hongyan.im.plugin.PluginFigures;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.PluginJar;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagePipelineTest {
    private static final String CHECK = """
            public void check(Words words, Draft draft) throws ContentRefused {
                if (words.text().contains("!")) { throw new ContentRefused("text", "do not shout at " + draft.to()); }
            }
            """;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final PluginHost host = new PluginHost(HostGrounds.bare(Locale.ENGLISH, timer));

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        host.stop();
        timer.shutdownNow();
    }

    private CompletableFuture<Prepared> send(String text, PluginJar... filters) throws IOException {
        return send(host, text, filters);
    }

    private CompletableFuture<Prepared> send(PluginHost host, String text, PluginJar... filters) throws IOException {
        PluginJar[] jars = java.util.Arrays.copyOf(filters, filters.length + 1);
        jars[filters.length] = PluginJar.ofType(folder, "words", "words", CHECK);
        try (URLClassLoader loader = PluginJar.loader(jars)) {
            host.start(loader);
            assertThat(host.failures()).isEmpty();
            MessagePipeline pipeline = new MessagePipeline(host);
            Letter letter = letter(text);
            CompletableFuture<Prepared> prepared =
                    pipeline.prepare(letter, pipeline.lease(letter).join());
            return prepared;
        }
    }

    private PluginJar filter(String id, int priority, String judge) {
        return PluginJar.ofFilter(folder, id, priority, judge);
    }

    private static Letter letter(String text) {
        ObjectNode body = Json.map().put("media", "words");
        body.putObject("content").put("text", text);
        Identity alice = new Identity(new AccountId(1), new UserName("alice"), new DeviceId("d"));
        return new Letter(
                alice,
                new FixedAddress("bob", Set.of(new AccountId(1), new AccountId(2))),
                Optional.empty(),
                Fields.of(body),
                "words");
    }

    private static void assertRefused(CompletableFuture<?> sent, Code code, Map<String, Object> details) {
        assertThatThrownBy(sent::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.details()).isEqualTo(details);
                });
    }

    @Test
    void letsAMessagePass() throws IOException {
        Prepared sent = send("hi", filter("calm", 1, "return Verdict.pass();")).join();

        assertThat(sent.content()).isEqualTo(Json.map().put("text", "hi"));
        assertThat(sent.plainText()).isEqualTo("hi");
    }

    @Test
    void waitsForWhatAFilterIsAnsweredLater() throws IOException {
        String later = "java.util.concurrent.CompletableFuture.supplyAsync(() -> %s)";
        String change = "new Verdict.Change(Map.of(\"text\", content.plainText() + \" changed\"))";
        Prepared sent = send(
                        "hi", PluginJar.ofAskingFilter(folder, "asking", "return " + later.formatted(change) + ";"))
                .join();

        assertThat(sent.plainText()).isEqualTo("hi changed");
    }

    @Test
    void refusesWhatAFilterIsToldToRefuse() throws IOException {
        String refuse = "java.util.concurrent.CompletableFuture.completedFuture(new Verdict.Refuse(\"no\"))";
        assertRefused(
                send("hi", PluginJar.ofAskingFilter(folder, "asking", "return " + refuse + ";")),
                Code.FILTERED,
                Map.of("reason", "no"));
    }

    @Test
    void refusesWhatAFilterIsAnsweredNonsenseTo() throws IOException {
        String nonsense = "java.util.concurrent.CompletableFuture.completedFuture(null)";
        assertRefused(
                send("hi", PluginJar.ofAskingFilter(folder, "asking", "return " + nonsense + ";")),
                Code.OVERLOADED,
                Map.of());
    }

    @Test
    void readsAChangedContentAgain() throws IOException {
        String change = "return new Verdict.Change(Map.of(\"text\", content.plainText() + \" changed\", \"more\", 1));";
        Prepared sent = send("hi", filter("changing", 1, change)).join();

        assertThat(sent.content()).isEqualTo(Json.map().put("text", "hi changed"));
        assertThat(sent.plainText()).isEqualTo("hi changed");
    }

    @Test
    void checksAChangedContentAgain() throws IOException {
        String shout = "return new Verdict.Change(Map.of(\"text\", content.fields().get(\"text\") + \"!\"));";

        assertRefused(send("hi", filter("shouting", 1, shout)), Code.OVERLOADED, Map.of());
    }

    @Test
    void takesNothingButPlainValuesFromAFilter() throws IOException {
        String wide = "return new Verdict.Change(Map.of(\"text\", \"x\".repeat(40_000)));";
        String odd = "return new Verdict.Change(Map.of(\"text\", new Object()));";
        String deep = "Map<String, Object> map = new HashMap<>(); map.put(\"text\", map);"
                + " return new Verdict.Change(map);";
        String none = "return new Verdict.Change(null);";
        String mute = "return new Verdict.Refuse(null);";

        for (String nonsense : List.of(wide, odd, deep, none, mute)) {
            PluginHost host = new PluginHost(HostGrounds.bare(Locale.ENGLISH, timer));
            assertRefused(send(host, "hi", filter("odd", 1, nonsense)), Code.OVERLOADED, Map.of());
            assertThat(host.filters().get(0).figures().sum(PluginFigures.OfCalls::errors))
                    .isEqualTo(1);
            host.stop();
        }
    }

    @Test
    void refusesWithTheFiltersReason() throws IOException {
        assertRefused(
                send("hi", filter("strict", 1, "return new Verdict.Refuse(\"not on \" + draft.media());")),
                Code.FILTERED,
                Map.of("reason", "not on words"));
    }

    @Test
    void refusesWhatAFailingFilterCouldNotJudge() throws IOException {
        assertRefused(send("hi", filter("broken", 1, "throw new IllegalStateException();")), Code.OVERLOADED, Map.of());
    }

    @Test
    void refusesWhatAFilterSaysNothingOf() throws IOException {
        assertRefused(send("hi", filter("silent", 1, "return null;")), Code.OVERLOADED, Map.of());
    }

    @Test
    void asksFiltersByPriorityThenById() throws IOException {
        String sign = "return new Verdict.Change(Map.of(\"text\", content.plainText() + \" %s\"));";
        Prepared sent = send(
                        "hi",
                        filter("zebra", 5, sign.formatted("zebra")),
                        filter("bear", 7, sign.formatted("bear")),
                        filter("ape", 7, sign.formatted("ape")))
                .join();

        assertThat(sent.plainText()).isEqualTo("hi zebra ape bear");
    }

    @Test
    void doesNotAskFiltersAboutWhatTheTypeRefuses() throws IOException {
        assertRefused(
                send("hi!", filter("strict", 1, "return new Verdict.Refuse(\"no\");")),
                Code.CONTENT_REFUSED,
                Map.of("field", "text", "reason", "do not shout at bob"));
    }
}
