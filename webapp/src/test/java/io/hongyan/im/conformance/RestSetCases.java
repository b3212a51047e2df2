package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 10: the sets of section 6, and messages, over REST. */
interface RestSetCases extends Cases {
    private static Rest rest(Session session) {
        return session.device().rest();
    }

    static void assertFirstAnswer(JsonNode again, JsonNode first) {
        assertThat(again.path("duplicate").asBoolean()).as("%s", again).isTrue();
        assertThat(Json.without(again, "duplicate")).isEqualTo(first);
    }

    @Test
    default void changesAProfileOnce() {
        Session alice = online();
        ObjectNode change = Json.map("name", "One", "signature", "s", "clientId", Stage.uuid());
        Reply first = rest(alice).patch("profile", change);
        rest(alice).patch("profile", Json.map("name", "Two", "signature", null)).ok();
        Reply again = rest(alice).patch("profile", change);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.ok().path("card").path("name").asText()).isEqualTo("One");
        assertThat(first.ok().has("type") || first.ok().has("query")).isFalse();
        assertThat(again.status()).isEqualTo(200);
        assertFirstAnswer(again.ok(), first.ok());
        assertFirstAnswer(
                Json.without(
                        alice.ask(513, Json.with(change, "type", "set", "query", "profile"))
                                .ok(),
                        "type",
                        "query"),
                first.ok());
        JsonNode card = alice.get("profile").ok().path("card");
        assertThat(card.path("name").asText()).isEqualTo("Two");
        assertThat(card.has("signature")).isFalse();
    }

    @Test
    default void tellsAllOfOnesDevicesAlsoTheOneWhoseTokenItIs() {
        Session alice = online();
        Session phone = alice.device().owner().device("mobile").online();
        rest(alice).patch("profile", Json.map("name", "New")).ok();

        for (Session device : List.of(alice, phone)) {
            assertThat(device.event("profile").body().path("card").path("name").asText())
                    .isEqualTo("New");
        }
    }

    @Test
    default void leadsAGroup() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        ObjectNode create = Json.map("name", "雁群", "users", List.of(bob.user()), "clientId", Stage.uuid());
        JsonNode made = rest(alice).post("group/create", create).ok();
        String id = made.path("group").path("id").asText();
        assertFirstAnswer(rest(alice).post("group/create", create).ok(), made);
        rest(bob)
                .post("group/invite", Json.map("group", id, "users", List.of(carol.user())))
                .ok();
        rest(carol)
                .post("group/remove", Json.map("group", id, "user", bob.user()))
                .problem(403, 40304);
        rest(alice)
                .post("group/remove", Json.map("group", id, "user", bob.user()))
                .ok();
        rest(carol).post("group/leave", Json.map("group", id)).ok();

        assertThat(alice.entries(id)).hasSize(4);
        for (Session member : List.of(alice, bob)) {
            assertThat(member.event("entry").body().path("entry").path("seq").asInt())
                    .isEqualTo(1);
            assertThat(member.event("entry").body().path("entry").path("action").asText())
                    .isEqualTo("invite");
            assertThat(member.event("entry").body().path("entry").path("action").asText())
                    .isEqualTo("remove");
        }
        rest(bob).get("group?group=" + id).problem(404, 40402);
        rest(bob).post("group/leave", Json.map("group", id)).problem(404, 40402);
        rest(bob).post("messages", Session.text(id, "let me in")).problem(404, 40402);
    }

    @Test
    default void readsOn() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hello");
        JsonNode answer = rest(bob)
                .patch("read", Json.map("conversation", alice.user(), "seq", 1))
                .ok();

        assertThat(answer.path("items").path(0).path("read").asInt()).isEqualTo(1);
        assertThat(alice.event("read").body().path("seq").asInt()).isEqualTo(1);
        assertThat(bob.event("read").body().path("seq").asInt()).isEqualTo(1);
        rest(bob)
                .patch("read", Json.map("conversation", alice.user(), "seq", 2))
                .problem(400, 40001);
    }

    @Test
    default void signsDevicesOut() {
        Session alice = online();
        Session phone = alice.device().owner().device("mobile").online();
        rest(alice)
                .post("devices/signout", Json.map("device", phone.device().id()))
                .ok();

        phone.wire().assertClosed(4002);
        rest(phone).get("profile").problem(401, 40103);
        rest(alice).get("profile").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{} {}", "{\"name\":\"\\ud83d\"}", "{\"a\":1e9999999999}"})
    default void refusesBodiesThatAreNoMap(String body) {
        Session alice = online();
        rest(alice).post("group/create", body).problem(400, 40001);
        rest(alice).post("messages", body).problem(400, 40001);
    }

    @Test
    default void refusesBodiesThatAreTooLargeOrNoJson() {
        Session alice = online();
        String large = "{\"to\":\"" + "x".repeat(65_536) + "\"}";
        rest(alice).post("group/create", large).problem(413, 41301);
        rest(alice).post("messages", large).problem(413, 41301);
        byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
        rest(alice).upload("messages", "text/plain", text).problem(415, 40001);
        rest(alice).upload("group/create", "text/plain", text).problem(415, 40001);
    }

    @Test
    default void refusesFieldsThatAreNotWhatTheyShouldBeInBodies() {
        Session alice = online();
        rest(alice).patch("profile", Json.map("name", 7)).problem(400, 40001);
        rest(alice).post("group/explode", Json.map("group", "x")).problem(400, 40001);
        rest(alice).patch("group", Json.map("group", "x")).problem(400, 40001);
        rest(alice)
                .patch("read", Json.map("conversation", alice.user(), "seq", "1"))
                .problem(400, 40001);
        rest(alice)
                .patch("profile", Json.map("name", "x", "clientId", "no uuid"))
                .problem(400, 40001);
        for (String field : List.of("type", "query", "action")) {
            assertThat(rest(alice)
                            .post("group/create", Json.map("name", "g", field, "create"))
                            .problem(400, 40001)
                            .path("field")
                            .asText())
                    .isEqualTo(field);
        }
        assertThat(alice.get("sync").ok().path("conversations")).isEmpty();
    }

    @Test
    default void changesMessagesAndForwardsThem() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        alice.say(bob, "one");
        ObjectNode edit = Json.map("conversation", bob.user(), "seq", 1, "content", Json.map("text", "two"));
        rest(bob)
                .post("message/edit", Json.with(edit, "conversation", alice.user()))
                .problem(403, 40304);
        rest(carol)
                .post("message/edit", Json.with(edit, "conversation", "0HZX4T9W2C5QK"))
                .problem(404, 40402);
        rest(alice).post("message/edit", edit).ok();
        ObjectNode forward = Json.map(
                "conversation",
                alice.user(),
                "seqs",
                List.of(1),
                "to",
                List.of(carol.user()),
                "clientId",
                Stage.uuid());
        JsonNode first = rest(bob).post("message/forward", forward).ok();

        assertThat(rest(bob).post("message/forward", forward).ok().path("entries"))
                .isEqualTo(first.path("entries"));
        assertThat(carol.received().path("content").path("text").asText()).isEqualTo("two");
        assertThat(carol.entries(bob.user())).hasSize(1);
    }

    @Test
    default void settlesAConversation() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hello");
        rest(alice)
                .patch("conversation", Json.map("conversation", bob.user(), "pinned", true))
                .ok();

        assertThat(alice.event("conversation").body().path("pinned").asBoolean())
                .isTrue();
        rest(alice)
                .patch("conversation", Json.map("conversation", "0HZX4T9W2C5QK", "pinned", true))
                .problem(404, 40402);
    }
}
