package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Session;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3: packets by POST. */
interface PostCases extends Cases {
    private Device device() {
        return stage().person().device("desktop").signIn();
    }

    private static JsonNode post(Device device, Object body) {
        Reply reply = device.rest().post("packets", body instanceof JsonNode json ? Json.write(json) : body.toString());
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json();
    }

    private static ObjectNode profile(String id) {
        return Packet.request(513, "id", id, "body", Json.map("type", "get", "query", "profile"));
    }

    private static ObjectNode message(String id, String to, String text) {
        return Packet.request(512, "id", id, "body", Session.text(to, text));
    }

    @Test
    default void answersOnePacketWithOne() {
        Device alice = device();
        JsonNode answer = post(alice, profile("17"));

        assertThat(answer.path("op").asInt()).isEqualTo(513);
        assertThat(answer.path("version").asText()).isEqualTo("v1");
        assertThat(answer.path("id").asText()).isEqualTo("17");
        assertThat(new Packet(answer).ok().path("card").path("user").asText())
                .isEqualTo(alice.owner().user());
    }

    @Test
    default void answersAListWithAListInOrder() {
        Device alice = device();
        Session bob = online();
        JsonNode answers = post(
                alice,
                Json.list(
                        profile("a"),
                        message("b", bob.user(), "first"),
                        Packet.request(9999, "id", "c"),
                        message("d", "nobody-" + alice.owner().user(), "lost"),
                        message("e", bob.user(), "second")));

        assertThat(Json.items(answers).map(answer -> answer.path("id").asText()))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(Json.items(answers).map(answer -> answer.path("code").asInt()))
                .containsExactly(0, 0, 40003, 40401, 0);
        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("first");
        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("second");
    }

    @Test
    default void answersAListOfOneWithAList() {
        JsonNode answers = post(device(), Json.list(profile("a")));

        assertThat(answers.isArray()).isTrue();
        assertThat(answers).hasSize(1);
        assertThat(post(device(), Json.list())).isEqualTo(Json.list());
    }

    @Test
    default void keepsTheOrderOfMessagesInOnePost() {
        Device alice = device();
        Session bob = online();
        JsonNode answers = post(
                alice,
                Json.list(IntStream.range(0, 50)
                        .mapToObj(i -> message("m" + i, bob.user(), "no " + i))
                        .toArray()));

        assertThat(Json.items(answers)
                        .map(answer -> answer.path("body").path("seq").asInt()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    default void takesFiftyPacketsAndNoMore() {
        Device alice = device();
        ObjectNode[] packets =
                IntStream.range(0, 51).mapToObj(i -> profile("p" + i)).toArray(ObjectNode[]::new);

        alice.rest().post("packets", Json.list((Object[]) packets)).problem(413, 41301);
        assertThat(post(alice, Json.list(List.of(packets).subList(0, 50).toArray())))
                .hasSize(50);
    }

    @Test
    default void saysNothingToASuccessWithoutAnId() {
        Device alice = device();
        Session bob = online();
        ObjectNode quiet = Packet.request(512, "body", Session.text(bob.user(), "quietly"));

        assertThat(post(alice, quiet)).isEqualTo(Json.list());
        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("quietly");
        assertThat(Json.items(post(alice, Json.list(quiet, profile("a"), quiet)))
                        .map(answer -> answer.path("id").asText()))
                .containsExactly("a");
        JsonNode failure = post(alice, Packet.request(512, "body", Session.text("nobody-" + bob.user(), "lost")));
        assertThat(failure.path("code").asInt()).isEqualTo(40401);
        assertThat(failure.has("id")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    default void leavesToRestWhatConnectionsAreFor(int op) {
        Device alice = device();
        JsonNode answer = post(alice, Packet.request(op, "id", "a", "body", Json.map()));

        assertThat(answer.path("op").asInt()).isEqualTo(op);
        new Packet(answer).refused(40003);
        new Packet(post(alice, profile("b"))).ok();
    }

    @Test
    default void wantsAToken() {
        Device alice = device();
        stage().rest().post("packets", profile("a")).problem(401, 40101);
        stage().rest().as("nonsense").post("packets", profile("a")).problem(401, 40103);
        alice.rest().delete("tokens").ok();

        alice.rest().post("packets", profile("a")).problem(401, 40103);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "7", "null", "{\"op\":7", "[{\"op\":7}", "[{\"op\":7}]]", "{}{}", "\"op\""})
    default void answersABodyItCannotReadWithOp0(String body) {
        JsonNode answer = post(device(), body);

        assertThat(answer.path("op").asInt(-1)).as("%s", answer).isZero();
        new Packet(answer).refused(40001);
    }

    @Test
    default void readsEachPacketOfAListByItself() {
        String deep = "{\"op\":512,\"x\":" + "[".repeat(40) + "]".repeat(40) + "}";
        JsonNode answers = post(
                device(),
                "[ 7, " + deep + ",\n{\"op\":\"7\",\"id\":\"c\"}, [], {\"op\":7,\"id\":\"x\\ud800\"},\n" + profile("e")
                        + "]");

        assertThat(Json.items(answers).map(answer -> answer.path("code").asInt()))
                .containsExactly(40001, 40001, 40001, 40001, 40001, 0);
    }

    @Test
    default void takesAPacketOfSeveralLines() {
        new Packet(post(device(), profile("a").toPrettyString())).ok();
    }

    @Test
    default void refusesWhatIsTooLargeAlone() {
        Device alice = device();
        ObjectNode large = Json.with(profile("a"), "pad", "x".repeat(65_536));

        new Packet(post(alice, large)).refused(41301);
        assertThat(Json.items(post(alice, Json.list(large, profile("b"))))
                        .map(answer -> answer.path("code").asInt()))
                .containsExactly(41301, 0);
        alice.rest().post("packets", "x".repeat(262_145)).problem(413, 41301);
    }

    @Test
    default void refusesOtherKindsOfBodies() {
        Rest rest = device().rest();

        assertThat(rest.upload("packets", "text/plain", new byte[] {'7'}).status())
                .isEqualTo(415);
        Reply got = rest.get("packets");
        assertThat(got.status()).isIn(404, 405);
        got.problem(got.status(), 40003);
    }

    @Test
    default void showsNobodyOnlineForAPost() {
        Device alice = device();
        Session bob = online();
        post(alice, message("a", bob.user(), "hello"));

        assertThat(bob.get("presence", "users", List.of(alice.owner().user()))
                        .ok()
                        .path("items")
                        .path(0)
                        .path("online")
                        .asBoolean(true))
                .isFalse();
        new Packet(post(alice, Packet.request(514, "id", "b", "body", Json.map("type", "busy")))).refused(40901);
    }

    @Test
    default void makesNoMoreAnswersThanARequestMayHave() {
        Device alice = device();
        Session bob = online();
        for (int i = 0; i < 30; i++) {
            new Packet(post(alice, message("m" + i, bob.user(), "😀".repeat(5000)))).ok();
        }
        ObjectNode history = Packet.request(
                513, "id", "h", "body", Json.map("type", "get", "query", "history", "conversation", bob.user()));
        List<Integer> codes = Json.items(post(
                        alice,
                        Json.list(IntStream.range(0, 20).mapToObj(i -> history).toArray())))
                .map(answer -> answer.path("code").asInt())
                .toList();

        assertThat(codes).hasSize(20).startsWith(0, 0, 0).contains(42901);
        assertThat(codes.subList(codes.indexOf(42901), 20)).containsOnly(42901);
    }
}
