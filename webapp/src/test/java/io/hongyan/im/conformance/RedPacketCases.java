package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Section 9: money in messages. */
interface RedPacketCases extends Cases {

    @Test
    default void aRedPacketTakesMoneyAndGivesIt() {
        Session alice = online();
        Session bob = online();
        long had = balance(alice);
        JsonNode entry = alice.message(redPacket(bob.user(), 500, 1)).ok();
        String packet = entry.path("content").path("packet").asText();
        assertThat(packet).as("added by the server").isEqualTo(entry.path("id").asText());
        assertThat(entry.path("content").path("split").asText()).isEqualTo("random");
        assertThat(balance(alice)).isEqualTo(had - 500);
        assertThat(bob.received().path("content").path("packet").asText()).isEqualTo(packet);

        JsonNode opened = bob.set("red-packet.open", "packet", packet).ok();
        assertThat(opened.path("amount").asLong()).isEqualTo(500);
        assertThat(balance(bob)).isEqualTo(had + 500);

        JsonNode told = alice.event("entry").body().path("entry");
        assertThat(told.path("kind").asText()).isEqualTo("red-packet.opened");
        assertThat(told.path("target").asLong()).isEqualTo(entry.path("seq").asLong());
        assertThat(told.path("from").asText()).isEqualTo(bob.user());
        assertThat(told.path("state").path("state").asText()).isEqualTo("emptied");
        assertThat(told.path("asOf").asLong()).isEqualTo(entry.path("seq").asLong() + 1);
    }

    @Test
    default void aRedPacketIsOpenedOnce() {
        Session alice = online();
        Session bob = online();
        String packet = send(alice, bob.user(), 500, 1);
        String clientId = Stage.uuid();

        JsonNode first = bob.set("red-packet.open", "packet", packet, "clientId", clientId)
                .ok();
        JsonNode again = bob.set("red-packet.open", "packet", packet, "clientId", clientId)
                .ok();
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("amount")).isEqualTo(first.path("amount"));
        bob.set("red-packet.open", "packet", packet).refused(40901);
        assertThat(balance(bob)).isEqualTo(balance(alice) + 1_000);
    }

    @Test
    default void nobodyOpensTwoSharesOfARedPacket() {
        Session alice = online();
        Session bob = online();
        long had = balance(bob);
        String packet = send(alice, group(alice, List.of(bob)), 900, 3);

        long amount =
                bob.set("red-packet.open", "packet", packet).ok().path("amount").asLong();
        bob.set("red-packet.open", "packet", packet).refused(40901);
        assertThat(balance(bob)).isEqualTo(had + amount);
        assertThat(bob.get("red-packet.detail", "packet", packet).ok().path("items"))
                .hasSize(1);
        alice.set("red-packet.open", "packet", packet).ok();
    }

    /** Nobody had looked at his wallet before; none of his devices asks twice. */
    @Test
    default void allFirstUsesOfAWalletSucceedAtOnce() {
        Session alice = online();
        Person bob = stage().person();
        List<Session> devices =
                Stream.generate(() -> bob.device().online()).limit(4).toList();
        List<String> packets =
                devices.stream().map(each -> send(alice, bob.user(), 100, 1)).toList();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            Session device = devices.get(i);
            String id = device.wire().freshId();
            JsonNode open = Json.map(
                    "type", "set", "query", "red-packet.open", "packet", packets.get(i), "clientId", Stage.uuid());
            device.wire().send(Packet.request(513, "id", id, "body", open));
            ids.add(id);
        }
        for (int i = 0; i < devices.size(); i++) {
            assertThat(devices.get(i)
                            .wire()
                            .answer(ids.get(i))
                            .ok()
                            .path("amount")
                            .asInt())
                    .isEqualTo(100);
        }
        assertThat(balance(devices.get(0))).isEqualTo(balance(alice) + 2 * 400);
    }

    @Test
    default void aRedPacketIsPaidForOnce() {
        Session alice = online();
        Session bob = online();
        long had = balance(alice);
        ObjectNode message = Json.with(redPacket(bob.user(), 500, 1), "clientId", Stage.uuid());
        JsonNode first = alice.message(message).ok();
        JsonNode again = alice.message(message).ok();

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(balance(alice)).isEqualTo(had - 500);
    }

    @Test
    default void nobodySendsMoneyThatIsNotThere() {
        Session alice = online();
        Session bob = online();
        long had = balance(alice);

        assertThat(alice.message(redPacket(bob.user(), had + 1, 1))
                        .refused(42201)
                        .path("field")
                        .asText())
                .isEqualTo("amount");
        alice.message(redPacket(bob.user(), 0, 1)).refused(42201);
        alice.message(redPacket(bob.user(), -5, 1)).refused(42201);
        alice.message(redPacket(bob.user(), 5, 0)).refused(42201);
        alice.message(redPacket(bob.user(), 5, 2)).refused(42201);
        alice.message(redPacket(alice.user(), 5, 1)).refused(42201);
        alice.message(Json.with(redPacket(bob.user(), 5, 1), "type", "headline"))
                .refused(40001);
        assertThat(balance(alice)).isEqualTo(had);
        assertThat(alice.say(bob, "nothing was stored").path("seq").asInt()).isEqualTo(1);
    }

    @Test
    default void onlyTheOtherOpensARedPacketOfTwo() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String packet = send(alice, bob.user(), 500, 1);

        alice.set("red-packet.open", "packet", packet).refused(40304);
        carol.set("red-packet.open", "packet", packet).refused(40403);
        carol.set("red-packet.detail", "packet", packet).refused(40403);
        carol.set("red-packet.open", "conversation", alice.user(), "seq", 1).refused(40403);
        bob.set("red-packet.open", "packet", "0000000000000").refused(40403);
        bob.set("red-packet.open", "conversation", alice.user(), "seq", 1).ok();
    }

    @Test
    default void aGroupSharesARedPacket() {
        Session alice = online();
        List<Session> others = List.of(online(), online(), online());
        String group = group(alice, others);
        String packet = send(alice, group, 1_000, 3);
        assertThat(alice.set("red-packet.open", "packet", packet)
                        .ok()
                        .path("amount")
                        .asLong())
                .isPositive();
        others.get(0).set("red-packet.open", "packet", packet).ok();
        assertThat(alice.get("red-packet.detail", "packet", packet).ok().has("luckiest"))
                .as("not known before the last share")
                .isFalse();
        others.get(1).set("red-packet.open", "packet", packet).ok();
        others.get(2).set("red-packet.open", "packet", packet).refused(40901);

        JsonNode detail = alice.get("red-packet.detail", "packet", packet).ok();
        long sum = Json.items(detail.path("items"))
                .mapToLong(item -> item.path("amount").asLong())
                .sum();
        long most = Json.items(detail.path("items"))
                .mapToLong(item -> item.path("amount").asLong())
                .max()
                .orElseThrow();
        JsonNode luckiest = Json.items(detail.path("items"))
                .filter(item -> item.path("user")
                        .asText()
                        .equals(detail.path("luckiest").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(sum).isEqualTo(1_000);
        assertThat(luckiest.path("amount").asLong()).isEqualTo(most);
        assertThat(detail.path("status").path("state").asText()).isEqualTo("emptied");
        JsonNode message = others.get(2).history(group, "after", 0).path("entries");
        assertThat(Json.items(message)
                        .filter(entry -> entry.path("kind").asText().equals("red-packet.opened")))
                .hasSize(3);
    }

    @Test
    default void onlyAdministratorsGrantMoney() {
        Session alice = online();

        alice.set("red-packet.grant", "user", alice.user(), "amount", 100).refused(40304);
        alice.get("red-packet.ledger").refused(40304);
    }

    static ObjectNode redPacket(String to, long amount, int count) {
        return Json.map("to", to, "media", "red-packet", "content", Json.map("amount", amount, "count", count));
    }

    /** Sends one and gives its id. */
    static String send(Session from, String to, long amount, int count) {
        return from.message(redPacket(to, amount, count))
                .ok()
                .path("content")
                .path("packet")
                .asText();
    }

    static String group(Session owner, List<Session> others) {
        List<String> users = others.stream().map(Session::user).toList();
        Packet made = owner.set("group", "action", "create", "name", "Money", "users", users);
        return made.ok().path("group").path("id").asText();
    }

    static long balance(Session session) {
        return session.get("red-packet.wallet").ok().path("balance").asLong();
    }
}
