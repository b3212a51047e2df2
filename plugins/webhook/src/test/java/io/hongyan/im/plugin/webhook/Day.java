package io.hongyan.im.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.plugin.testkit.Person;
import io.hongyan.im.plugin.testkit.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** What people and an administrator do with webhooks on one day. */
final class Day {
    private final TestServer server;
    private final Receiver receiver;
    private final Person admin;
    private final Person alice;
    private final Person bob;

    private record Text(String text) {}

    Day(TestServer server, Receiver receiver) {
        this.server = server;
        this.receiver = receiver;
        this.admin = server.administrator();
        this.alice = server.alice();
        this.bob = server.bob();
    }

    void pass() {
        alice.send(bob, "text", new Text("before there is a hook"));
        add("all", "/all", List.of("message", "recall"));
        tellsInOrder();
        showsHooksWithoutTheirSecrets();
        triesAgain();
        forgetsWhatIsRecalled();
        asksBefore();
        endsWithTheHook();
    }

    private void add(String name, String path, List<String> kinds) {
        Map<String, Object> hook =
                Map.of("name", name, "url", receiver.at(path), "secret", Receiver.SECRET, "kinds", kinds);
        admin.call("webhook.add", hook);
        assertThatThrownBy(() -> admin.call("webhook.add", hook)).hasMessageContaining("40901");
        assertThatThrownBy(() -> alice.call("webhook.hooks", Map.of())).hasMessageContaining("40304");
    }

    private void tellsInOrder() {
        List<String> texts =
                IntStream.range(0, 20).mapToObj(number -> "text " + number).toList();
        texts.forEach(text -> alice.send(bob, "text", new Text(text)));

        await(() -> receiver.calls("/all").size() >= 20);
        assertThat(receiver.calls("/all")).extracting(Receiver.Call::text).isEqualTo(texts);
        assertThat(receiver.calls("/all")).allSatisfy(call -> {
            assertThat(call.event())
                    .isEqualTo("message")
                    .isEqualTo(call.body().path("event").asText());
            assertThat(call.delivery()).isEqualTo(call.body().path("id").asText());
            assertThat(call.body().path("entry").path("from").asText()).isEqualTo(alice.name());
            assertThat(call.body().path("entry").path("to").asText()).isEqualTo(bob.name());
        });
        admin.call("webhook.test", Map.of("name", "all"));
        await(() -> receiver.calls("/all").size() == 21);
        await(() -> deliveries("state", "delivered").size() == 21);
        assertThat(receiver.calls("/all").get(20).event()).isEqualTo("test");
        pages();
    }

    private void pages() {
        List<String> newest = deliveries("limit", 15);
        List<String> rest = deliveries("before", newest.get(14));

        assertThat(newest).hasSize(15);
        assertThat(rest).hasSize(6).doesNotContainAnyElementsOf(newest);
        assertThat(deliveries("hook", "other")).isEmpty();
    }

    private List<String> deliveries(String field, Object value) {
        return items(Map.of(field, value)).stream()
                .map(item -> String.valueOf(item.get("id")))
                .toList();
    }

    @SuppressWarnings("unchecked") // as the command answers
    private List<Map<String, Object>> items(Map<String, Object> which) {
        return (List<Map<String, Object>>)
                admin.call("webhook.deliveries", which).getOrDefault("items", List.of());
    }

    private void showsHooksWithoutTheirSecrets() {
        Map<String, Object> all = admin.call("webhook.hooks", Map.of());

        assertThat(all.toString()).contains("name=all", receiver.at("/all")).doesNotContain(Receiver.SECRET);
    }

    private void triesAgain() {
        receiver.answers("/broken", 500);
        add("broken", "/broken", List.of("message"));
        alice.send(bob, "text", new Text("once more"));
        alice.send(bob, "text", new Text("and then"));
        Map<String, Object> waiting = Map.of("hook", "broken", "state", "waiting");
        await(() -> items(waiting).stream().anyMatch(item -> Objects.equals(item.get("status"), 500)));
        assertThat(receiver.calls("/broken")).extracting(Receiver.Call::text).containsOnly("once more");
        assertThat(items(waiting)).hasSize(2);

        receiver.answers("/broken", 200);
        items(waiting).forEach(item -> admin.call("webhook.redeliver", Map.of("delivery", item.get("id"))));
        await(() -> items(waiting).isEmpty());
        List<Receiver.Call> calls = receiver.calls("/broken");
        assertThat(calls.get(calls.size() - 1).text()).isEqualTo("and then");
        assertThat(calls.subList(0, calls.size() - 1))
                .extracting(Receiver.Call::text)
                .containsOnly("once more");
        assertThat(calls.subList(0, calls.size() - 1))
                .extracting(Receiver.Call::delivery)
                .containsOnly(calls.get(0).delivery());
    }

    private void forgetsWhatIsRecalled() {
        receiver.answers("/broken", 503);
        alice.send(bob, "text", new Text("a slip of the tongue"));
        Map<String, Object> waiting = Map.of("hook", "broken", "state", "waiting");
        await(() -> items(waiting).stream().anyMatch(item -> Objects.equals(item.get("status"), 503)));
        alice.call(
                "message",
                Map.of(
                        "action",
                        "recall",
                        "conversation",
                        bob.name(),
                        "seq",
                        items(waiting).get(0).get("seq")));
        await(() ->
                receiver.calls("/all").stream().anyMatch(call -> call.event().equals("recall")));

        int before = receiver.calls("/broken").size();
        receiver.answers("/broken", 200);
        admin.call("webhook.change", Map.of("name", "broken", "url", receiver.at("/mended")));
        admin.call("webhook.redeliver", Map.of("delivery", items(waiting).get(0).get("id")));
        await(() -> !receiver.calls("/mended").isEmpty());
        assertThat(receiver.calls("/broken")).hasSizeGreaterThanOrEqualTo(before);
        assertThat(receiver.calls("/mended").get(0).body().toString()).doesNotContain("slip of the tongue");
    }

    private void asksBefore() {
        server.change("webhook", Map.of("checkUrl", receiver.at("/check"), "checkSecret", Receiver.SECRET));
        assertThatThrownBy(() -> alice.send(bob, "text", new Text("badger")))
                .hasMessageContaining("42202")
                .hasMessageContaining("no badgers");
        alice.send(bob, "text", new Text("fox"));
        alice.send(bob, "text", new Text("owl"));
        await(() -> receiver.calls("/all").stream().anyMatch(call -> call.text().equals("owl")));
        assertThat(receiver.calls("/all"))
                .extracting(Receiver.Call::text)
                .contains("a fox")
                .doesNotContain("fox");

        server.change("webhook", Map.of("onFailure", "REFUSE"));
        assertThatThrownBy(() -> alice.send(bob, "text", new Text("owl"))).hasMessageContaining("42202");
        server.change("webhook", Map.of("checkUrl", ""));
        alice.send(bob, "text", new Text("owl"));
    }

    private void endsWithTheHook() {
        admin.call("webhook.remove", Map.of("name", "broken"));
        admin.call("webhook.remove", Map.of("name", "all"));
        int before = receiver.calls("/all").size();
        alice.send(bob, "text", new Text("nobody hears"));

        assertThat(items(Map.of())).isEmpty();
        assertThat(receiver.calls("/all")).hasSize(before);
        assertThatThrownBy(() -> admin.call("webhook.test", Map.of("name", "all")))
                .hasMessageContaining("42201");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
