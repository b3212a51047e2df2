package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Door;
import io.hongyan.im.conformance.client.EventStream;
import io.hongyan.im.conformance.client.Inbox;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 3: the stream of what the server sends. */
interface EventStreamCases extends Cases {
    private Device device() {
        return stage().person().device("desktop").signIn();
    }

    private EventStream open(Device device) {
        return open(device, "");
    }

    private EventStream open(Device device, String lastId) {
        EventStream stream = EventStream.open(stage().server(), device.access(), lastId);
        stage().later(stream::close);
        assertThat(stream.status()).isEqualTo(200);
        return stream;
    }

    private static Packet next(Inbox inbox) {
        return inbox.take(packet -> true);
    }

    private static JsonNode entry(Inbox inbox) {
        return inbox.take(packet -> packet.isPush(512)).body();
    }

    private static void assertOnline(Session viewer, Device device, boolean online) {
        assertThat(presence(viewer, device).path("online").asBoolean(!online)).isEqualTo(online);
    }

    private static JsonNode presence(Session viewer, Device device) {
        return viewer.get("presence", "users", List.of(device.owner().user()))
                .ok()
                .path("items")
                .path(0);
    }

    @Test
    default void beginsWithLoginsAnswer() {
        Device alice = device();
        EventStream stream = open(alice);
        Packet first = next(stream.inbox());

        assertThat(stream.type()).startsWith("text/event-stream");
        assertThat(first.isEvent("session")).as("%s", first).isTrue();
        JsonNode body = first.body();
        assertThat(body.path("user").path("user").asText())
                .isEqualTo(alice.owner().user());
        assertThat(body.path("session").asText()).isNotBlank();
        assertThat(body.path("heartbeat").asInt()).isPositive();
        assertThat(body.path("limits").path("packet").asInt()).isEqualTo(65_536);
        assertThat(body.path("time").asLong()).isPositive();
        assertThat(body.has("tokens")).isFalse();
        assertThat(stream.lastId()).isNotBlank();
    }

    @Test
    default void carriesWhatIsPushed() {
        Device alice = device();
        Session bob = online();
        Inbox inbox = open(alice).inbox();
        bob.message(Session.text(alice.owner().user(), "one\ntwo\r\n鸿雁 😀")).ok();

        JsonNode entry = entry(inbox);
        assertThat(entry.path("content").path("text").asText()).isEqualTo("one\ntwo\r\n鸿雁 😀");
        assertThat(entry.path("from").asText()).isEqualTo(bob.user());
    }

    @Test
    default void tellsADeviceOfWhatItPosted() {
        Device alice = device();
        Session bob = online();
        Inbox inbox = open(alice).inbox();
        alice.rest()
                .post("packets", Packet.request(512, "id", "a", "body", Session.text(bob.user(), "hello")))
                .ok();

        assertThat(entry(inbox).path("content").path("text").asText()).isEqualTo("hello");
    }

    @Test
    default void isTheDevicesConnection() {
        Device alice = device();
        Session bob = online();
        assertOnline(bob, alice, false);
        EventStream stream = open(alice);
        next(stream.inbox());
        assertOnline(bob, alice, true);
        alice.rest()
                .post("packets", Packet.request(514, "id", "a", "body", Json.map("type", "busy", "status", "writing")))
                .ok();

        assertThat(presence(bob, alice).path("type").asText()).isEqualTo("busy");
        assertThat(presence(bob, alice).path("status").asText()).isEqualTo("writing");
        assertThat(presence(bob, alice).path("devices")).hasSize(1);
    }

    @Test
    default void standsBesideAConnectionOfItsDevice() {
        Device alice = device();
        Session bob = online();
        Session ws = alice.online(stage().wire(Door.WS_JSON));
        Inbox inbox = open(alice).inbox();
        next(inbox);
        bob.message(Session.text(alice.owner().user(), "hello")).ok();

        assertThat(entry(inbox).path("content").path("text").asText()).isEqualTo("hello");
        assertThat(ws.received().path("content").path("text").asText()).isEqualTo("hello");
        assertThat(presence(bob, alice).path("devices")).hasSize(1);
        assertThat(Json.items(ws.get("devices").ok().path("items"))
                        .filter(item -> item.path("online").asBoolean()))
                .hasSize(1);
    }

    @Test
    default void isReplacedByANewerStreamOfItsDevice() {
        Device alice = device();
        Inbox first = open(alice).inbox();
        next(first);
        Inbox second = open(alice).inbox();
        next(second);

        assertThat(first.take(packet -> packet.isPush(3)).body().path("reason").asText())
                .isEqualTo("replaced");
        first.closeCode();
        alice.owner().device("pad").online(stage().wire(Door.WS_JSON));
        assertOnline(online(), alice, true);
    }

    @Test
    default void endsWithItsDevice() {
        Device alice = device();
        Inbox inbox = open(alice).inbox();
        next(inbox);
        alice.rest().delete("tokens").ok();

        assertThat(inbox.take(packet -> packet.isPush(3)).body().path("reason").asText())
                .isEqualTo("revoked");
        inbox.closeCode();
    }

    @Test
    default void goesOnWhereTheStreamBeforeEnded() {
        Device alice = device();
        Session bob = online();
        Session carol = online();
        EventStream first = open(alice);
        Inbox inbox = first.inbox();
        String old = bob.message(Session.text(alice.owner().user(), "seen"))
                .ok()
                .path("conversation")
                .asText();
        entry(inbox);
        first.close();
        String missed = carol.message(Session.text(alice.owner().user(), "missed"))
                .ok()
                .path("conversation")
                .asText();
        EventStream second = open(alice, first.lastId());
        Inbox rest = second.inbox();

        assertThat(next(rest).isEvent("session")).isTrue();
        Packet sync = next(rest);
        assertThat(sync.op()).isEqualTo(513);
        assertThat(sync.body().path("type").asText()).isEqualTo("result");
        assertThat(sync.body().path("query").asText()).isEqualTo("sync");
        assertThat(Json.items(sync.body().path("conversations"))
                        .map(it -> it.path("id").asText()))
                .contains(missed)
                .isSubsetOf(missed, old);
        assertThat(second.lastId()).isEqualTo(sync.body().path("cursor").asText());
        bob.message(Session.text(alice.owner().user(), "after")).ok();
        assertThat(entry(rest).path("content").path("text").asText()).isEqualTo("after");
    }

    @Test
    default void saysThatAnIdIsNone() {
        Inbox inbox = open(device(), "nonsense").inbox();

        assertThat(next(inbox).isEvent("session")).isTrue();
        Packet sync = next(inbox);
        assertThat(sync.op()).isEqualTo(513);
        sync.refused(40001);
    }

    @Test
    default void watchesPeopleForWhoPosts() {
        Device alice = device();
        Session bob = online();
        Inbox inbox = open(alice).inbox();
        next(inbox);
        alice.rest()
                .post(
                        "packets",
                        Packet.request(
                                513,
                                "id",
                                "a",
                                "body",
                                Json.map(
                                        "type",
                                        "get",
                                        "query",
                                        "presence",
                                        "users",
                                        List.of(bob.user()),
                                        "watch",
                                        true)))
                .ok();
        bob.ask(514, Json.map("type", "away")).ok();

        JsonNode items = inbox.take(packet -> packet.isPush(514)).body().path("items");
        assertThat(items.path(0).path("user").asText()).isEqualTo(bob.user());
        assertThat(items.path(0).path("type").asText()).isEqualTo("away");
    }

    @Test
    default void opensForNobodyWithoutAToken() {
        EventStream none = EventStream.open(stage().server(), "", "");
        EventStream wrong = EventStream.open(stage().server(), "nonsense", "");

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.problem().path("code").asInt()).isEqualTo(40101);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem().path("code").asInt()).isEqualTo(40103);
        stage().rest().as(device().access()).post("events", Json.map()).problem(404, 40003);
    }
}
