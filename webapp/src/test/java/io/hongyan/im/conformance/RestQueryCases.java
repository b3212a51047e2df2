package io.hongyan.im.conformance;

import static io.hongyan.im.conformance.client.Files.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Address;
import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Session;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 10: the gets of section 6 over REST. */
interface RestQueryCases extends Cases {
    private static Rest rest(Session session) {
        return session.device().rest();
    }

    private static String group(Session owner, Session other) {
        return owner.set("group", "action", "create", "name", "g", "users", List.of(other.user()))
                .ok()
                .path("group")
                .path("id")
                .asText();
    }

    private static void assertAnsweredAlike(Session session, String query, Object... fields) {
        Packet packet = session.get(query, fields);
        Reply reply = rest(session).get(Address.of(query, Json.map(fields)));
        if (packet.code() != 0) {
            reply.problem(packet.code() == 40003 ? 404 : packet.code() / 100, packet.code());
            return;
        }
        // the moment of an answer is its own
        assertThat(Json.without(reply.ok(), "cursor", "version"))
                .as(query)
                .isEqualTo(Json.without(packet.ok(), "type", "query", "cursor", "version"));
    }

    @Test
    default void answersEveryGetAsOverAConnection() {
        Session alice = stage().online("Alice");
        Session bob = stage().online("Bob 雁 & sons");
        String group = group(alice, bob);
        alice.say(bob, "one");
        alice.say(bob, "two");
        alice.say(bob, "three");
        alice.set("read", "conversation", bob.user(), "seq", 1).ok();

        assertAnsweredAlike(alice, "profile");
        assertAnsweredAlike(alice, "profile", "user", bob.user());
        assertAnsweredAlike(alice, "users", "text", "bob", "limit", 3);
        assertAnsweredAlike(alice, "users", "text", "雁 & sons");
        assertAnsweredAlike(alice, "departments");
        assertAnsweredAlike(alice, "roster");
        assertAnsweredAlike(alice, "presence", "users", List.of(bob.user(), alice.user()));
        assertAnsweredAlike(alice, "sync");
        assertAnsweredAlike(alice, "sync", "limit", 1);
        assertAnsweredAlike(alice, "history", "conversation", bob.user());
        assertAnsweredAlike(alice, "history", "conversation", bob.user(), "after", 0, "limit", 1);
        assertAnsweredAlike(alice, "history", "conversation", group, "before", 9);
        assertAnsweredAlike(alice, "search", "text", "two");
        Object[] one = {"text", "t", "from", alice.user(), "media", "text", "since", 0, "until", 1L << 50, "limit", 1};
        assertAnsweredAlike(alice, "search", one);
        assertThat(rest(alice)
                        .get(Address.of("search", Json.map(one)))
                        .ok()
                        .path("cursor")
                        .asText())
                .isNotEmpty();
        assertAnsweredAlike(alice, "search", "text", "one", "conversation", bob.user(), "cursor", "9-" + group + "-9");
        assertAnsweredAlike(alice, "read", "conversation", bob.user(), "seq", 1);
        assertAnsweredAlike(alice, "message", "conversation", bob.user(), "seq", 1);
        assertAnsweredAlike(alice, "conversation", "conversation", bob.user());
        assertAnsweredAlike(alice, "group", "group", group);
        assertAnsweredAlike(alice, "group", "group", group, "members", true);
        assertAnsweredAlike(alice, "group", "group", group, "members", false);
        assertAnsweredAlike(alice, "devices");
        assertAnsweredAlike(alice, "media-types");
    }

    @Test
    default void refusesEveryGetAsOverAConnection() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String group = group(alice, bob);

        assertAnsweredAlike(eve, "profile", "user", "nobody-here-has-this");
        assertAnsweredAlike(eve, "presence");
        assertAnsweredAlike(eve, "history");
        assertAnsweredAlike(eve, "history", "conversation", bob.user(), "after", 1, "before", 1);
        assertAnsweredAlike(eve, "read", "conversation", bob.user(), "seq", 7);
        assertAnsweredAlike(eve, "sync", "cursor", "?");
        assertAnsweredAlike(eve, "search");
        assertAnsweredAlike(eve, "search", "text", "x".repeat(201));
        assertAnsweredAlike(eve, "search", "text", "x", "conversation", group);
        assertAnsweredAlike(eve, "search", "text", "x", "cursor", "?");
        for (String other : List.of(group, "0HZX4T9W2C5QK")) {
            rest(eve).get("group?group=" + other).problem(404, 40402);
            rest(eve).get("group?members=true&group=" + other).problem(404, 40402);
            rest(eve).get("history?conversation=" + other).problem(404, 40402);
            rest(eve).get("read?conversation=" + other).problem(404, 40402);
        }
    }

    @Test
    default void readsListsByCommaAndByRepetition() {
        Session alice = online();
        Session bob = online();
        String both = "presence?users=" + alice.user() + "," + bob.user();
        String each = "presence?users=" + alice.user() + "&users=" + bob.user();

        assertThat(rest(alice).get(both).ok().path("items")).hasSize(2);
        assertThat(rest(alice).get(each).ok()).isEqualTo(rest(alice).get(both).ok());
        assertThat(rest(alice).get("presence?users=").ok().path("items")).isEmpty();
        assertThat(rest(alice).get("users?text=12345678").ok().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=x",
                "limit=",
                "limit=1.0",
                "limit=%2B1",
                "limit=01",
                "limit=0",
                "limit=-1",
                "limit=9007199254740992",
                "limit=1&limit=1",
                "cursor=a&cursor=b"
            })
    default void refusesFieldsThatAreNotWhatTheyShouldBe(String wrong) {
        JsonNode problem = rest(online()).get("users?" + wrong).problem(400, 40001);

        assertThat(problem.path("field").asText()).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "TRUE", ""})
    default void refusesFlagsThatAreNeitherTrueNorFalse(String wrong) {
        Session alice = online();
        String group = group(alice, alice);

        assertThat(rest(alice)
                        .get("group?group=" + group + "&members=" + wrong)
                        .problem(400, 40001)
                        .path("field")
                        .asText())
                .isEqualTo("members");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=set", "query=devices", "action=signout"})
    default void letsNoFieldSayWhatTheAddressSays(String field) {
        assertThat(rest(online())
                        .get("profile?" + field)
                        .problem(400, 40001)
                        .path("field")
                        .asText())
                .isEqualTo(field.substring(0, field.indexOf('=')));
    }

    @Test
    default void skipsFieldsThatItDoesNotKnow() {
        Session alice = online();

        assertThat(rest(alice).get("profile?horoscope=a&horoscope=b").ok())
                .isEqualTo(rest(alice).get("profile").ok());
    }

    @Test
    default void knowsNoOtherQueries() {
        Session alice = online();
        for (String name : List.of("horoscope", "Profile", "red-packet.wallet", "profile/name", "message/1/2", "-")) {
            rest(alice).get(name).problem(name.equals("profile/name") ? 405 : 404, 40003);
        }
        rest(alice).patch("horoscope", Json.map()).problem(404, 40003);
        rest(alice).post("horoscope/ask", Json.map()).problem(404, 40003);
        rest(alice).patch("users", Json.map()).problem(404, 40003);
        rest(alice).post("users/add", Json.map()).problem(404, 40003);
        rest(alice).post("profile", Json.map()).problem(405, 40003);
        rest(alice).delete("profile").problem(405, 40003);
        Reply none = rest(alice).get("messages");
        none.problem(none.status() == 405 ? 405 : 404, 40003);
    }

    @Test
    default void leavesOtherResourcesAsTheyAre() {
        Session alice = online();

        assertThat(stage().rest().get("server").ok().path("name").asText()).isEqualTo("Hongyan");
        rest(alice).get("plugins").problem(403, 40304);
        assertThat(rest(alice).get("plugins/red-packet/commands").ok().path("items"))
                .isNotEmpty();
        rest(alice).get("accounts").problem(405, 40003);
        rest(alice).get("blobs/0HZX4T9W2C5QK").problem(404, 40403);
        rest(alice).post("tokens/refresh", Json.map("refresh", "x")).problem(401, 40103);
    }

    @Test
    default void tellsNothingWithoutAToken() {
        Session alice = online();
        for (Rest stranger : List.of(stage().rest(), stage().rest().as("nonsense"))) {
            int code = stranger.bearer().isEmpty() ? 40101 : 40103;
            for (String name : List.of("profile", "sync", "devices", "media-types")) {
                stranger.get(name).problem(401, code);
            }
            stranger.get("profile?user=" + alice.user()).problem(401, code);
            stranger.get("horoscope").problem(404, 40003);
            stranger.patch("profile", Json.map("name", "Mallory")).problem(401, code);
            stranger.post("group/create", Json.map("name", "g")).problem(401, code);
            stranger.post("messages", Session.text(alice.user(), "hello")).problem(401, code);
        }
        Device phone = alice.device().owner().device("mobile").signIn();
        Rest was = phone.rest();
        was.get("profile").ok();
        was.delete("tokens").ok();
        was.get("profile").problem(401, 40103);
    }

    @Test
    default void takesNoEndlessAddress() {
        Session alice = online();
        String fitting = "profile?x=" + "x".repeat(16_384 - "x=".length());
        rest(alice).get(fitting).ok();
        rest(alice).get(fitting + "x").problem(413, 41301);
    }

    @Test
    default void takesNobodyForOnlineWhoAsks() {
        Session alice = online();
        Device phone = stage().person().device("mobile").signIn();
        phone.rest().get("sync").ok();
        String bob = phone.owner().user();

        assertThat(alice.get("presence", "users", List.of(bob))
                        .ok()
                        .path("items")
                        .path(0)
                        .path("online")
                        .asBoolean(true))
                .isFalse();
        JsonNode device = phone.rest().get("devices").ok().path("items").path(0);
        assertThat(device.path("current").asBoolean()).isTrue();
        assertThat(device.path("online").asBoolean(true)).isFalse();
        assertThat(phone.rest()
                        .get("presence?watch=true&users=" + alice.user())
                        .problem(400, 40001)
                        .path("field")
                        .asText())
                .isEqualTo("watch");
        phone.rest().get("presence?watch=false&users=" + alice.user()).ok();
    }

    @Test
    default void refusesInTheLanguageOfTheClient() {
        Files alice = Files.of(online());
        for (Map.Entry<String, String> language : Map.of(
                        "zh-CN,en;q=0.5", ".*\\p{IsHan}.*", "en", "[ -~]+", "fr", "[ -~]+")
                .entrySet()) {
            ObjectNode problem = (ObjectNode)
                    Files.reply(alice.get("group?group=0HZX4T9W2C5QK", "Accept-Language", language.getKey()))
                            .problem(404, 40402);
            assertThat(problem.path("title").asText()).matches(language.getValue());
        }
    }

    @Test
    default void letsNobodyKeepAnAnswer() {
        Files alice = Files.of(online());
        for (String path : List.of("profile", "horoscope", "profile?user=nobody-here-has-this")) {
            HttpResponse<byte[]> answer = alice.get(path);
            assertThat(header(answer, "Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        }
        assertThat(header(alice.get("profile"), "Content-Type")).startsWith("application/json");
        HttpResponse<byte[]> stranger = Files.anonymous(stage().server()).get("profile");
        assertThat(header(stranger, "WWW-Authenticate")).startsWith("Bearer");
    }
}
