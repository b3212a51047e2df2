package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Section 6: {@code search}. */
interface SearchCases extends Cases {

    @Test
    default void findsAMessageAsSoonAsItIsAnswered() {
        Session alice = online();
        Session bob = online();
        for (int i = 0; i < 20; i++) {
            JsonNode said = alice.say(bob, "promptly number" + i);
            JsonNode page =
                    bob.get("search", "text", "promptly number" + i + " ").ok();
            assertThat(page.path("query").asText()).isEqualTo("search");
            assertThat(page.path("items")).isNotEmpty();
            assertThat(page.path("items").get(0).path("id")).isEqualTo(said.path("id"));
        }
        assertThat(found(bob, "promptly")).hasSize(20);
    }

    @Test
    default void findsAnEntryAsHistoryShowsItWithItsHighlights() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "😀 Café 明天meeting");
        assertFoundAsInHistory(alice, bob);
        assertFoundAsInHistory(bob, alice);
    }

    private static void assertFoundAsInHistory(Session asker, Session other) {
        JsonNode item =
                asker.get("search", "text", "cafe 明天meet").ok().path("items").get(0);
        assertThat(item.path("highlights")).hasToString("[[2,6],[7,13]]");
        assertThat(Json.without(item, "highlights"))
                .isEqualTo(asker.entries(other.user()).get(0));
    }

    @Test
    default void findsInChineseEnglishAndMixed() {
        Session alice = online();
        alice.say(alice, "明天meeting改到下午三点");
        alice.say(alice, "The MEETING is tomorrow");
        alice.say(alice, "ＦＵＬＬ　ｗｉｄｔｈ ｶﾞﾗｽ");
        alice.say(alice, "é̂tude, naïve, Straße");

        assertThat(found(alice, "明天meeting")).containsExactly("明天meeting改到下午三点");
        assertThat(found(alice, "meeting")).containsExactly("The MEETING is tomorrow", "明天meeting改到下午三点");
        assertThat(found(alice, "下午")).containsExactly("明天meeting改到下午三点");
        assertThat(found(alice, "午")).containsExactly("明天meeting改到下午三点");
        assertThat(found(alice, "点")).containsExactly("明天meeting改到下午三点");
        assertThat(found(alice, "明下")).isEmpty();
        assertThat(found(alice, "tomo")).containsExactly("The MEETING is tomorrow");
        assertThat(found(alice, "tomo meeting")).isEmpty();
        assertThat(found(alice, "tomorrow THE")).containsExactly("The MEETING is tomorrow");
        assertThat(found(alice, "full width")).hasSize(1);
        assertThat(found(alice, "ガラス")).hasSize(1);
        assertThat(found(alice, "etude naive strasse")).hasSize(1);
        assertThat(found(alice, "ＭＥＥＴＩＮＧ")).hasSize(2);
    }

    @Test
    default void takesEveryTextForWhatItSays() {
        Session alice = online();
        alice.say(alice, "50% off_sale 'quoted' \"twice\" \\ end");
        for (String sign : List.of("%", "_", "'", "\"", "\\", "%%%", "' or '1'='1' --", "*", "{}", "\u0000")) {
            JsonNode items = alice.get("search", "text", sign).ok().path("items");
            assertThat(items).as(sign).isEmpty();
        }
        assertThat(found(alice, "50%")).hasSize(1);
        assertThat(found(alice, "5_")).hasSize(1);
        assertThat(found(alice, "o%f")).isEmpty();
        assertThat(found(alice, "'quoted'")).hasSize(1);
        assertThat(found(alice, "sale")).hasSize(1);
        assertThat(found(alice, "x".repeat(200))).isEmpty();
        assertThat(found(alice, "字".repeat(200))).isEmpty();
        String long200 = "wort".repeat(50);
        alice.say(alice, long200);
        assertThat(found(alice, long200)).containsExactly(long200);
    }

    @Test
    default void refusesSearchesOfNothing() {
        Session alice = online();
        alice.get("search").refused(40001);
        alice.get("search", "text", "").refused(40001);
        alice.get("search", "text", " \t ").refused(40001);
        alice.get("search", "text", 7).refused(40001);
        assertThat(alice.get("search", "text", "x".repeat(201))
                        .refused(40001)
                        .path("field")
                        .asText())
                .isEqualTo("text");
        alice.get("search", "text", "x", "limit", 0).refused(40001);
        alice.get("search", "text", "x", "since", "yesterday").refused(40001);
        alice.get("search", "text", "x", "until", -1).refused(40001);
        for (Object cursor : List.of("", "?", "1-2-3", 7, "999999999999999999-0HZX4T9W2C5QK-1")) {
            alice.get("search", "text", "x", "cursor", cursor).refused(40001);
        }
        alice.get("search", "text", "x", "from", "nobody-of-that-name").refused(40401);
        alice.get("search", "text", "x", "conversation", "nobody-of-that-name").refused(40401);
        alice.set("search", "text", "x").refused(40003);
        assertThat(alice.get("search", "text", "x", "limit", 5_000).ok().path("items"))
                .isEmpty();
    }

    @Test
    default void findsNothingOfStrangers() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String word = "w" + Stage.uuid().substring(0, 8);
        JsonNode said = alice.say(bob, "our " + word);

        assertThat(found(bob, word)).hasSize(1);
        assertThat(found(eve, word)).isEmpty();
        String conversation = said.path("conversation").asText();
        eve.get("search", "text", word, "conversation", conversation).refused(40402);
        assertThat(found(eve, word, "conversation", alice.user())).isEmpty();
        assertThat(found(eve, word, "from", alice.user())).isEmpty();
        String group = group(alice, bob).path("id").asText();
        eve.get("search", "text", word, "conversation", group).refused(40402);
    }

    @Test
    default void searchesAGroupFromTheFirstEntryToTheLastThatOneMaySee() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = group(alice, bob).path("id").asText();
        sayTo(alice, id, "plan before");
        alice.set("group", "group", id, "action", "invite", "users", List.of(carol.user()))
                .ok();
        sayTo(alice, id, "plan after");

        assertThat(found(bob, "plan")).containsExactly("plan after", "plan before");
        assertThat(found(carol, "plan")).containsExactly("plan after");
        assertThat(found(carol, "plan", "conversation", id)).containsExactly("plan after");
        carol.set("group", "group", id, "action", "leave").ok();
        sayTo(alice, id, "plan without carol");
        assertThat(found(carol, "plan")).isEmpty();
        carol.get("search", "text", "plan", "conversation", id).refused(40402);
        alice.set("group", "group", id, "action", "invite", "users", List.of(carol.user()))
                .ok();
        assertThat(found(carol, "plan")).isEmpty();
    }

    @Test
    default void findsMessagesAsTheyStand() {
        Session alice = online();
        Session bob = online();
        JsonNode edited = alice.say(bob, "wording of old");
        JsonNode recalled = alice.say(bob, "wording of woe");
        JsonNode deleted = alice.say(bob, "wording of mine");
        assertThat(found(bob, "wording")).hasSize(3);
        change(alice, edited, "edit", "content", Json.map("text", "phrase of new"))
                .ok();
        assertThat(found(bob, "wording")).containsExactly("wording of mine", "wording of woe");
        assertThat(found(bob, "phrase")).containsExactly("phrase of new");
        change(alice, recalled, "recall").ok();
        assertThat(found(bob, "wording")).containsExactly("wording of mine");
        change(bob, deleted, "delete").ok();
        assertThat(found(bob, "wording")).isEmpty();
        assertThat(found(alice, "wording")).containsExactly("wording of mine");
        change(alice, edited, "recall").ok();
        assertThat(found(bob, "phrase")).isEmpty();
    }

    @Test
    default void filters() {
        Session alice = online();
        Session bob = online();
        String id = group(alice, bob).path("id").asText();
        JsonNode first = alice.say(bob, "report one");
        sayTo(bob, id, "report two");
        byte[] bytes = "a report".getBytes(StandardCharsets.UTF_8);
        String blob = Files.of(bob)
                .upload("?name=report.txt&use=file", bytes)
                .path("id")
                .asText();
        ObjectNode content = Json.map("blob", blob, "name", "report.txt", "size", bytes.length);
        JsonNode file = bob.message(Json.map("to", alice.user(), "media", "file", "content", content))
                .ok();

        assertThat(ids(alice, "report")).hasSize(3);
        assertThat(ids(alice, "report", "media", "file"))
                .containsExactly(file.path("id").asText());
        assertThat(ids(alice, "report", "media", "text")).hasSize(2);
        assertThat(ids(alice, "report", "media", "nothing-of-the-kind")).isEmpty();
        assertThat(found(alice, "report", "from", bob.user(), "media", "text")).containsExactly("report two");
        assertThat(found(alice, "report", "conversation", id)).containsExactly("report two");
        assertThat(ids(alice, "report", "conversation", bob.user())).hasSize(2);
        long time = first.path("time").asLong();
        assertThat(ids(alice, "report", "since", time)).hasSize(3);
        assertThat(ids(alice, "report", "until", time)).isEmpty();
        assertThat(ids(alice, "report", "until", time + 1))
                .contains(first.path("id").asText());
        assertThat(ids(alice, "report", "since", file.path("time").asLong() + 1))
                .isEmpty();
    }

    @Test
    default void pagesWithoutDoubleOrHole() {
        Session alice = online();
        Session bob = online();
        String id = group(alice, bob).path("id").asText();
        List<String> sent = new ArrayList<>();
        IntStream.range(0, 25)
                .mapToObj(i -> i % 2 == 0 ? alice.say(bob, "page of " + i) : sayTo(bob, id, "page of " + i))
                .forEach(entry -> sent.add(entry.path("id").asText()));
        List<JsonNode> all = items(bob, "page");
        List<String> order = ids(bob, "page");
        assertThat(order).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(all.stream().map(item -> -item.path("time").asLong())).isSorted();
        for (int limit : List.of(1, 4, 5, 24, 25, 26)) {
            assertThat(ids(bob, "page", "limit", limit)).as("limit %s", limit).isEqualTo(order);
        }
        JsonNode page = bob.get("search", "text", "page", "limit", 25).ok();
        assertThat(page.path("items")).hasSize(25);
        assertThat(page.has("cursor")).isFalse();

        JsonNode half = bob.get("search", "text", "page", "limit", 10).ok();
        alice.say(bob, "page that came later");
        String cursor = half.path("cursor").asText();
        assertThat(ids(bob, "page", "cursor", cursor)).isEqualTo(order.subList(10, 25));
        assertThat(new HashSet<>(ids(bob, "page"))).hasSize(26);
    }

    @Test
    default void answersPagesThatFitIntoAFrame() {
        Session alice = online();
        String text = "huge " + "字".repeat(4_900);
        for (int i = 0; i < 30; i++) {
            alice.say(alice, text);
        }
        JsonNode page = alice.get("search", "text", "huge").ok();
        assertThat(page.path("items").size()).isBetween(1, 29);
        assertThat(page.has("cursor")).isTrue();
        assertThat(new HashSet<>(ids(alice, "huge"))).hasSize(30);
        assertThat(alice.wire().inbox().largestFrame()).isLessThanOrEqualTo(256 * 1024);
    }

    private static JsonNode group(Session owner, Session... others) {
        return GroupCases.group(owner, "g", others);
    }

    private static JsonNode sayTo(Session from, String group, String text) {
        return from.message(Session.text(group, text)).ok();
    }

    private static Packet change(Session by, JsonNode message, String action, Object... more) {
        Object[] place = {
            "action",
            action,
            "conversation",
            message.path("conversation").asText(),
            "seq",
            message.path("seq").asLong(),
            "clientId",
            Stage.uuid()
        };
        return by.set("message", Stream.of(place, more).flatMap(Stream::of).toArray());
    }

    /** The texts on all pages. */
    private static List<String> found(Session asker, String text, Object... fields) {
        return items(asker, text, fields).stream()
                .map(item -> item.path("content").path("text").asText())
                .toList();
    }

    private static List<String> ids(Session asker, String text, Object... fields) {
        return items(asker, text, fields).stream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static List<JsonNode> items(Session asker, String text, Object... fields) {
        List<JsonNode> all = new ArrayList<>();
        Object[] wanted = {"text", text};
        Object[] rest = {};
        JsonNode page;
        do {
            page = asker.get(
                            "search",
                            Stream.of(wanted, fields, rest).flatMap(Stream::of).toArray())
                    .ok();
            Json.items(page.path("items")).forEach(all::add);
            rest = new Object[] {"cursor", page.path("cursor").asText()};
        } while (page.has("cursor"));
        return all;
    }
}
