package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Mutator;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import io.hongyan.im.conformance.client.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets that are almost right are refused with a reason; they are never our fault, and harm nobody. */
interface OddCases extends Cases {
    long ODD_SEED = Long.getLong("odd.seed", System.nanoTime() % 1_000_000);
    int ODD_TRIES = Integer.getInteger("odd.tries", 600);

    @Test
    default void oddPacketsAreNeverOurFault() {
        Mutator mutator = new Mutator(ODD_SEED);
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hello");
        bob.received();
        List<ObjectNode> good = goodPackets(bob);
        for (int i = 0; i < ODD_TRIES; i++) {
            ObjectNode packet = good.get(i % good.size()).deepCopy();
            packet.set("body", mutator.mutate((ObjectNode) packet.path("body")));
            assertNotOurFault(alice.wire(), packet);
        }

        alice.say(bob, "after all that");
        bob.push(512, packet -> packet.body().toString().contains("after all that"));
    }

    @Test
    default void oddLoginsAreNeverOurFault() {
        Mutator mutator = new Mutator(ODD_SEED);
        ObjectNode login = stage().person().device().signIn().loginByToken();
        for (int i = 0; i < ODD_TRIES / 10; i++) {
            ObjectNode packet = login.deepCopy();
            packet.set("body", mutator.mutate(Json.with((ObjectNode) packet.path("body"), "locale", "en")));
            if (stage().door().isHttp()) {
                assertThat(stage().rest().post("tokens", packet.path("body")).status())
                        .isLessThan(500);
                continue;
            }
            try (Wire wire = Wire.open(stage().server(), stage().door())) {
                assertNotOurFault(wire, packet);
            }
        }
    }

    @Test
    default void oddRegistrationsAreNeverOurFault() {
        Mutator mutator = new Mutator(ODD_SEED);
        for (int i = 0; i < ODD_TRIES / 10; i++) {
            ObjectNode registration = mutator.mutate(
                    Json.map("username", "odd" + Stage.uuid(), "password", "correct horse", "name", "Odd"));
            assertThat(stage().rest().post("accounts", registration).status())
                    .as("seed %s: %s", ODD_SEED, registration)
                    .isLessThan(500);
        }
    }

    private static void assertNotOurFault(Wire wire, ObjectNode packet) {
        Packet answer = wire.ask(packet);
        assertThat(answer.code())
                .as("seed %s: %s was answered %s", ODD_SEED, packet, answer.json())
                .isLessThan(50000);
    }

    private static List<ObjectNode> goodPackets(Session bob) {
        String to = bob.user();
        return List.of(
                Packet.request(
                        512,
                        "body",
                        Json.with(
                                Session.text(to, "hello"),
                                "type",
                                "chat",
                                "media",
                                "text",
                                "clientId",
                                Stage.uuid(),
                                "subject",
                                "s",
                                "replyTo",
                                1,
                                "mentions",
                                List.of(to))),
                Packet.request(
                        512,
                        "body",
                        Json.map("to", to, "media", "emoji", "content", Json.map("code", "smile", "pack", "p"))),
                iq("get", "profile", "user", to),
                iq("set", "profile", "name", "Alice", "signature", "s", "locale", "en", "clientId", Stage.uuid()),
                iq("get", "users", "text", to, "limit", 5, "cursor", to),
                iq("get", "presence", "users", List.of(to), "watch", true),
                iq("get", "sync", "cursor", "", "limit", 5),
                iq("get", "history", "conversation", to, "after", 0, "limit", 5),
                iq("get", "history", "conversation", to, "at", 0, "limit", 5),
                iq("get", "history", "conversation", to, "before", 5),
                iq("get", "read", "conversation", to, "seq", 1),
                iq("set", "read", "conversation", to, "seq", 1, "delivered", 1, "clientId", Stage.uuid()),
                iq("get", "devices", "limit", 5),
                iq("set", "devices", "action", "signout", "device", "no such device"),
                iq("get", "media-types", "since", 1),
                Packet.request(514, "body", Json.map("type", "away", "status", "gone")),
                Packet.request(515, "body", Json.map("event", "typing", "conversation", to)));
    }

    private static ObjectNode iq(String type, String query, Object... fields) {
        return Packet.request(513, "body", Json.with(Json.map("type", type, "query", query), fields));
    }
}
