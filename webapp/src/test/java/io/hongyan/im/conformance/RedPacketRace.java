package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many people open many red packets at the same moment, over connections of their own. */
final class RedPacketRace {
    private static final Logger LOG = LoggerFactory.getLogger(RedPacketRace.class);
    private static final int SHARES = 20;
    private static final int AMOUNT = 100;
    private static final int AT_ONCE = 10;

    private final List<Session> people;
    private final long welcome;
    private final List<String> packets = new ArrayList<>();
    private final Map<String, Integer> opened = Collections.synchronizedMap(new HashMap<>());
    private final Map<String, Long> gained = Collections.synchronizedMap(new HashMap<>());

    /** @param opens at least as many are tried */
    static void run(Stage stage, int persons, int opens) {
        new RedPacketRace(stage, persons).run(opens);
    }

    private RedPacketRace(Stage stage, int persons) {
        this.people = IntStream.range(0, persons).mapToObj(i -> stage.online()).toList();
        this.welcome = RedPacketCases.balance(stage.online());
    }

    private void run(int opens) {
        String group = RedPacketCases.group(people.get(0), people.subList(1, people.size()));
        long before = welcome * people.size();
        int wanted = (opens + people.size() - 1) / people.size();
        for (int i = 0; i < wanted; i++) {
            packets.add(RedPacketCases.send(people.get(i % people.size()), group, AMOUNT, SHARES));
        }
        assertThat(senders(wanted).mapToLong(RedPacketCases::balance).sum())
                .as("what is in packets is in no wallet")
                .isEqualTo(welcome * senders(wanted).count() - (long) wanted * AMOUNT);
        long start = System.nanoTime();
        CompletableFuture<?>[] all = people.stream()
                .map(person -> CompletableFuture.runAsync(() -> openAll(person), work -> new Thread(work).start()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
        long millis = (System.nanoTime() - start) / 1_000_000;
        long after = sum();
        long shares = opened.values().stream().mapToLong(count -> count).sum();
        LOG.info(
                "red packets: {} opens by {} people in {} ms, {} shares of {} packets opened, wallets {} before and {} after",
                2 * people.size() * wanted,
                people.size(),
                millis,
                shares,
                wanted,
                before,
                after);
        assertThat(opened)
                .hasSize(wanted)
                .allSatisfy((packet, count) -> assertThat(count).isEqualTo(SHARES));
        assertThat(gained.values().stream().mapToLong(cents -> cents).sum()).isEqualTo((long) wanted * AMOUNT);
        assertThat(after).isEqualTo(before);
        assertDetailsAgree();
    }

    /** The only ones who have wallets before the opening begins, so that it makes those of the others. */
    private Stream<Session> senders(int packets) {
        return people.stream().limit(packets);
    }

    /** A few at once, in an order of this person's own; what was too much for the server is asked again. */
    private void openAll(Session person) {
        Deque<JsonNode> open = new ArrayDeque<>(asks(person));
        while (!open.isEmpty()) {
            Map<String, JsonNode> asked = new HashMap<>();
            for (int i = 0; i < AT_ONCE && !open.isEmpty(); i++) {
                String id = person.wire().freshId();
                asked.put(id, open.removeFirst());
                person.wire().send(Packet.request(513, "id", id, "body", asked.get(id)));
            }
            asked.forEach((id, ask) -> {
                if (!count(person, ask, person.wire().answer(id))) {
                    open.add(ask);
                }
            });
        }
    }

    /** Each packet twice, of which at most one is granted. */
    private List<JsonNode> asks(Session person) {
        List<String> order = new ArrayList<>(packets);
        order.addAll(packets);
        Collections.shuffle(order, new Random(person.user().hashCode()));
        return order.stream()
                .<JsonNode>map(packet ->
                        Json.map("type", "set", "query", "red-packet.open", "packet", packet, "clientId", Stage.uuid()))
                .toList();
    }

    private boolean count(Session person, JsonNode ask, Packet answer) {
        if (answer.code() == 0) {
            opened.merge(ask.path("packet").asText(), 1, Integer::sum);
            gained.merge(person.user(), answer.body().path("amount").asLong(), Long::sum);
        } else {
            assertThat(answer.code()).isIn(40901, 50301);
        }
        return answer.code() != 50301;
    }

    private void assertDetailsAgree() {
        for (String packet : packets) {
            JsonNode detail =
                    people.get(0).get("red-packet.detail", "packet", packet).ok();
            List<String> users = Json.items(detail.path("items"))
                    .map(item -> item.path("user").asText())
                    .toList();
            assertThat(users).hasSize(SHARES).doesNotHaveDuplicates();
            assertThat(Json.items(detail.path("items"))
                            .mapToLong(item -> item.path("amount").asLong())
                            .sum())
                    .isEqualTo(AMOUNT);
        }
    }

    private long sum() {
        return people.stream().mapToLong(RedPacketCases::balance).sum();
    }
}
