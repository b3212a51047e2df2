package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Administrator;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sections 6, 7 and 10: the organisation. Each case waits for the last event that it causes, which comes to everybody. */
interface DepartmentCases extends Cases {

    @Test
    default void everybodyReadsTheTreeAndWhatChangedOfIt() {
        Session alice = online();
        Rest admin = admin();
        String board = create(admin, "董事会 🏛", null, -1);
        String sales = create(admin, "Sales", board, 3);
        String gone = create(admin, "Gone", null, 0);
        JsonNode whole = whole(alice);

        assertThat(items(whole))
                .contains(
                        Json.map("id", board, "name", "董事会 🏛", "order", -1),
                        Json.map("id", sales, "parent", board, "name", "Sales", "order", 3));
        String version = whole.path("version").asText();
        assertThat(alice.get("departments", "since", version).ok().path("items"))
                .isEmpty();
        admin.patch("departments/" + sales, Json.map("name", "Selling", "parent", null))
                .ok();
        assertThat(admin.delete("departments/" + gone).status()).isEqualTo(204);
        JsonNode changes = alice.get("departments", "since", version).ok();
        assertThat(items(changes))
                .containsExactlyInAnyOrder(
                        Json.map("id", sales, "name", "Selling", "order", 3), Json.map("id", gone, "removed", true));
        assertThat(changes.path("version").asText()).isNotEqualTo(version);
        assertThat(items(alice.device()
                        .rest()
                        .get("departments?since=" + version)
                        .ok()))
                .containsExactlyElementsOf(items(changes));
        assertThat(alice.device()
                        .rest()
                        .get("departments/" + sales)
                        .ok()
                        .path("name")
                        .asText())
                .isEqualTo("Selling");
        settled(alice);
    }

    @Test
    default void beginsAnewForAVersionThatItDoesNotKnow() {
        Session alice = online();

        assertThat(alice.get("departments", "since", "999999999")
                        .ok()
                        .path("reset")
                        .asBoolean())
                .isTrue();
        alice.get("departments", "since", "yesterday").refused(40001);
        alice.get("departments", "since", 7).refused(40001);
        alice.get("departments", "cursor", "x").refused(40001);
        alice.get("departments", "limit", 0).refused(40001);
        alice.get("departments", "department", "0HZX4T9W2C5QK").refused(40402);
        alice.get("departments", "department", "sales").refused(40402);
        alice.set("departments", "action", "create", "name", "Mine").refused(40003);
    }

    @Test
    default void isChangedByAdministratorsAlone() {
        Session alice = online();
        Rest admin = admin();
        String board = create(admin, "Board", null, 0);
        Rest mine = alice.device().rest();

        mine.post("departments", Json.map("name", "Mine")).problem(403, 40304);
        mine.patch("departments/" + board, Json.map("name", "Mine")).problem(403, 40304);
        mine.delete("departments/" + board).problem(403, 40304);
        mine.put("departments/" + board + "/members/" + alice.user(), Json.map("title", "Boss"))
                .problem(403, 40304);
        mine.delete("departments/" + board + "/members/" + alice.user()).problem(403, 40304);
        stage().rest().get("departments").problem(401, 40101);
        stage().rest().post("departments", Json.map("name", "Mine")).problem(401, 40101);
        assertThat(mine.get("departments/" + board).ok().path("name").asText()).isEqualTo("Board");
        settled(alice);
    }

    @Test
    default void refusesWhatIsNoTree() {
        Session alice = online();
        Rest admin = admin();
        String a = create(admin, "a", null, 0);
        String b = create(admin, "b", a, 0);

        admin.post("departments", Json.map()).problem(400, 40001);
        admin.post("departments", Json.map("name", " ")).problem(400, 40001);
        admin.post("departments", Json.map("name", "x".repeat(65))).problem(400, 40001);
        admin.post("departments", Json.map("name", "c", "order", "first")).problem(400, 40001);
        admin.post("departments", Json.map("name", "c", "parent", "0HZX4T9W2C5QK"))
                .problem(404, 40402);
        admin.patch("departments/0HZX4T9W2C5QK", Json.map("name", "c")).problem(404, 40402);
        admin.patch("departments/" + a, Json.map("parent", b)).problem(409, 40901);
        admin.patch("departments/" + a, Json.map("parent", a)).problem(409, 40901);
        admin.delete("departments/" + a).problem(409, 40901);
        admin.delete("departments/" + a + "?to=" + b).problem(409, 40901);
        admin.delete("departments/0HZX4T9W2C5QK").problem(404, 40402);
        String deepest = b;
        for (int i = 3; i <= 16; i++) {
            deepest = create(admin, Integer.toString(i), deepest, 0);
        }
        admin.post("departments", Json.map("name", "17", "parent", deepest)).problem(413, 41301);
        settled(alice);
    }

    @Test
    default void givesWhatWasInOneDepartmentToAnother() {
        Session alice = online();
        Rest admin = admin();
        String old = create(admin, "old", null, 0);
        String child = create(admin, "child", old, 0);
        String heir = create(admin, "heir", null, 0);
        assign(admin, old, alice, Json.map("title", "Boss"));
        admin.delete("departments/" + old).problem(409, 40901);
        assertThat(admin.delete("departments/" + old + "?to=" + heir).status()).isEqualTo(204);

        assertThat(admin.get("departments/" + child).ok().path("parent").asText())
                .isEqualTo(heir);
        assertThat(users(alice.get("departments", "department", heir).ok())).containsExactly(alice.user());
        alice.get("departments", "department", old).refused(40402);
        settled(alice);
    }

    @Test
    default void listsPeopleWithTheirTitlesInOrder() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        Rest admin = admin();
        String team = create(admin, "Team", null, 0);
        assign(admin, team, alice, Json.map("order", 2));
        assign(admin, team, bob, Json.map("title", "主任", "order", 1));
        assign(admin, team, carol, Json.map("order", 2));
        JsonNode first =
                carol.get("departments", "department", team, "limit", 2).ok();

        assertThat(users(first)).containsExactly(bob.user(), alice.user());
        assertThat(first.path("members").path(0).path("title").asText()).isEqualTo("主任");
        assertThat(first.path("members").path(0).path("department").asText()).isEqualTo(team);
        JsonNode rest = carol.get("departments", "department", team, "limit", 2, "cursor", first.path("cursor"))
                .ok();
        assertThat(users(rest)).containsExactly(carol.user());
        assertThat(rest.has("cursor")).isFalse();
        assertThat(users(carol.device()
                        .rest()
                        .get("departments/" + team + "/members?limit=200")
                        .ok()))
                .containsExactly(bob.user(), alice.user(), carol.user());
        settled(alice);
    }

    @Test
    default void tellsWhoeverGetsAPostAndShowsItOnTheCard() {
        Session alice = online();
        Session bob = online();
        Rest admin = admin();
        String one = create(admin, "One", null, 0);
        String other = create(admin, "Other", null, 0);
        assign(admin, one, alice, Json.map("title", "Clerk"));
        JsonNode card = alice.event("profile").body().path("card");

        assertThat(card.path("department").asText()).isEqualTo(one);
        assertThat(card.path("title").asText()).isEqualTo("Clerk");
        assign(admin, other, alice, Json.map());
        card = bob.get("profile", "user", alice.user()).ok().path("card");
        assertThat(card.path("department").asText()).isEqualTo(other);
        assertThat(card.has("title")).isFalse();
        assertThat(users(bob.get("departments", "department", one).ok())).isEmpty();
        String members = "departments/" + other + "/members/";
        admin.delete("departments/" + one + "/members/" + alice.user()).problem(404, 40401);
        assertThat(admin.delete(members + alice.user()).status()).isEqualTo(204);
        admin.delete(members + alice.user()).problem(404, 40401);
        admin.put(members + "nobody-" + alice.user(), Json.map()).problem(404, 40401);
        admin.put(members + alice.user(), Json.map("title", "x".repeat(65))).problem(400, 40001);
        assertThat(bob.get("profile", "user", alice.user()).ok().path("card").has("department"))
                .isFalse();
        settled(alice);
    }

    @Test
    default void findsPeopleOfADepartmentAndBelowIt() {
        Session alice = stage().online("张三");
        Session bob = stage().online("李四");
        Session carol = stage().online("张五");
        Rest admin = admin();
        String head = create(admin, "Head", null, 0);
        String team = create(admin, "Team", head, 0);
        String elsewhere = create(admin, "Elsewhere", null, 0);
        assign(admin, team, alice, Json.map());
        assign(admin, head, bob, Json.map());
        assign(admin, elsewhere, carol, Json.map());

        assertThat(found(bob, "department", head)).containsExactlyInAnyOrder(alice.user(), bob.user());
        assertThat(found(bob, "department", team)).containsExactly(alice.user());
        assertThat(found(bob, "department", head, "text", "zhang")).containsExactly(alice.user());
        assertThat(found(bob, "department", head, "text", "zhangwu")).isEmpty();
        assertThat(found(bob, "department", head, "limit", 1)).hasSize(1);
        bob.get("users", "department", "0HZX4T9W2C5QK").refused(40402);
        bob.get("users", "department", 7).refused(40001);
        settled(alice);
    }

    @Test
    default void makesADepartmentOnce() {
        Session alice = online();
        Rest admin = admin();
        JsonNode request = Json.map("name", "Once", "clientId", Stage.uuid());
        JsonNode first = admin.post("departments", request).ok();
        JsonNode again = admin.post("departments", request).ok();

        assertThat(first.has("duplicate")).isFalse();
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        admin.post("departments", Json.map("name", "Once", "clientId", "no id of ours"))
                .problem(400, 40001);
        settled(alice);
    }

    private Rest admin() {
        return Administrator.online(stage()).device().rest();
    }

    private static String create(Rest admin, String name, @Nullable String parent, int order) {
        JsonNode made = admin.post("departments", Json.map("name", name, "parent", parent, "order", order))
                .ok();
        assertThat(made.path("name").asText()).isEqualTo(name);
        return made.path("id").asText();
    }

    private static void assign(Rest admin, String department, Session person, JsonNode post) {
        JsonNode card = admin.put("departments/" + department + "/members/" + person.user(), post)
                .ok();
        assertThat(card.path("user").asText()).isEqualTo(person.user());
    }

    /** All pages as one answer. */
    private static JsonNode whole(Session asker) {
        JsonNode first = asker.get("departments", "limit", 5).ok();
        List<JsonNode> items = new ArrayList<>(items(first));
        JsonNode page = first;
        while (page.has("cursor")) {
            page = asker.get("departments", "limit", 5, "cursor", page.path("cursor"))
                    .ok();
            items.addAll(items(page));
        }
        return Json.map("version", first.path("version"), "items", items);
    }

    private static List<JsonNode> items(JsonNode answer) {
        return Json.items(answer.path("items")).toList();
    }

    private static List<String> users(JsonNode answer) {
        return Json.items(answer.path("members"))
                .map(it -> it.path("user").asText())
                .toList();
    }

    private static List<String> found(Session asker, Object... fields) {
        return Json.items(asker.get("users", fields).ok().path("items"))
                .map(it -> it.path("user").asText())
                .toList();
    }

    /** Waits for the event of the last change. */
    private static void settled(Session session) {
        String version =
                session.get("departments", "limit", 1).ok().path("version").asText();
        session.wire()
                .inbox()
                .take(packet -> packet.isEvent("departments")
                        && packet.body().path("version").asText().equals(version));
    }
}
