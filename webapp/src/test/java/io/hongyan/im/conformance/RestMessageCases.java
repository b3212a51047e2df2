package io.hongyan.im.conformance;

import static io.hongyan.im.conformance.RestSetCases.assertFirstAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 10: messages over REST. */
interface RestMessageCases extends Cases {
    private static Rest rest(Session session) {
        return session.device().rest();
    }

    private static ObjectNode numbered(Session to, String text) {
        return Json.with(Session.text(to.user(), text), "clientId", Stage.uuid());
    }

    @Test
    default void sendsAMessageToAllDevicesAlsoTheOneWhoseTokenItIs() {
        Session alice = online();
        Session phone = alice.device().owner().device("mobile").online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        Reply sent = rest(alice).post("messages", body);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.json().path("seq").asInt()).isEqualTo(1);
        assertThat(sent.json().path("from").asText()).isEqualTo(alice.user());
        assertThat(sent.json().path("clientId")).isEqualTo(body.path("clientId"));
        for (Session device : List.of(alice, phone)) {
            assertThat(device.received()).isEqualTo(sent.json());
        }
        assertThat(bob.received()).isEqualTo(Json.without(sent.json(), "clientId"));
        assertThat(bob.entries(alice.user())).hasSize(1);
    }

    @Test
    default void sendsAMessageOnce() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        JsonNode first = rest(alice).post("messages", body).ok();
        Reply again = rest(alice).post("messages", Json.with(body, "content", Json.map("txet", "typo")));

        assertThat(again.status()).isEqualTo(200);
        assertFirstAnswer(again.json(), first);
        assertFirstAnswer(alice.message(body).ok(), first);
        assertThat(bob.received()).isEqualTo(Json.without(first, "clientId"));
        assertThat(bob.pushesUntilToldBy(alice)).isEmpty();
    }

    @Test
    default void keepsTheOrderOfMessagesOverBothWays() {
        Session alice = online();
        Session bob = online();
        for (int i = 0; i < 10; i++) {
            rest(alice).post("messages", Session.text(bob.user(), "rest " + i)).ok();
            alice.say(bob, "ws " + i);
        }

        for (int i = 0; i < 10; i++) {
            assertThat(bob.received().path("content").path("text").asText()).isEqualTo("rest " + i);
            assertThat(bob.received().path("content").path("text").asText()).isEqualTo("ws " + i);
        }
    }

    @Test
    default void storesOnceWhatIsPostedManyTimesTogether() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        List<CompletableFuture<Reply>> posts = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> rest(alice).post("messages", body)))
                .toList();
        List<Integer> statuses =
                posts.stream().map(post -> post.join().status()).toList();

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(bob.entries(alice.user())).hasSize(1);
    }

    @Test
    default void refusesMessagesAsOverAConnection() {
        Session alice = online();
        Session bob = online();
        Rest rest = rest(alice);
        rest.post("messages", Session.text("nobody-here-has-this", "x")).problem(404, 40401);
        rest.post("messages", Session.text("0HZX4T9W2C5QK", "x")).problem(404, 40402);
        rest.post("messages", Json.with(Session.text(bob.user(), "x"), "type", "groupchat"))
                .problem(400, 40001);
        rest.post("messages", Json.with(Session.text(bob.user(), "x"), "media", "smoke-signal"))
                .problem(415, 41501);
        JsonNode problem = rest.post("messages", Session.text(bob.user(), "x".repeat(5001)))
                .problem(422, 42201);
        assertThat(problem.path("field").asText()).isEqualTo("text");
        rest.post("messages", Json.with(Session.text(bob.user(), "x"), "replyTo", 1))
                .problem(404, 40403);

        assertThat(alice.get("sync").ok().path("conversations")).isEmpty();
    }

    @Test
    default void acceptsAHeadlineForWhoIsThere() {
        Session alice = online();
        Session bob = online();
        Reply sent = rest(alice).post("messages", Json.with(Session.text(bob.user(), "now"), "type", "headline"));

        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.json().has("seq")).isFalse();
        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("now");
        assertThat(bob.entries(alice.user())).isEmpty();
    }

    @Test
    default void sendsARedPacketOnce() {
        Session alice = online();
        Session bob = online();
        long before = RedPacketCases.balance(alice);
        ObjectNode body = Json.map(
                "to",
                bob.user(),
                "media",
                "red-packet",
                "content",
                Json.map("amount", 100, "count", 1, "split", "random"),
                "clientId",
                Stage.uuid());
        assertThat(rest(alice).post("messages", body).status()).isEqualTo(201);
        assertThat(rest(alice).post("messages", body).status()).isEqualTo(200);

        assertThat(RedPacketCases.balance(alice)).isEqualTo(before - 100);
        assertThat(bob.received().path("media").asText()).isEqualTo("red-packet");
    }

    @Test
    default void worksForWhoNeverHadAConnection() {
        Device phone = stage().person().device("mobile").signIn();
        Session bob = online();
        phone.rest().post("messages", Session.text(bob.user(), "hello")).ok();
        bob.message(Session.text(phone.owner().user(), "hi")).ok();

        assertThat(phone.rest().get("history?conversation=" + bob.user()).ok().path("entries"))
                .hasSize(2);
    }
}
