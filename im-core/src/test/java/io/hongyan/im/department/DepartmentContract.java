package io.hongyan.im.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Post;
import io.hongyan.im.audit.Act;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.RecordingTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the organisation promises on every database. */
interface DepartmentContract {
    DepartmentTown town();

    @Test
    default void tellsWhatChangedSinceAVersionAndNothingElse() {
        DepartmentId head = town().create("总部 🏛", Optional.empty(), -3);
        DepartmentId sales = town().create("Sales", Optional.of(head), 7);
        DepartmentId gone = town().below(head, "Gone");
        assertThat(all())
                .contains(item(head, Optional.empty(), "总部 🏛", -3), item(sales, Optional.of(head), "Sales", 7));
        String version = town().version();
        assertThat(since(version).path("items")).isEmpty();
        town().rename(sales, "Selling");
        town().departments.remove(town().admin, gone, Optional.empty());
        ObjectNode changes = since(version);
        assertThat(items(changes))
                .containsExactly(
                        item(sales, Optional.of(head), "Selling", 7),
                        Json.map().put("id", gone.toString()).put("removed", true));
        assertThat(changes.has("reset")).isFalse();
        assertThat(since(changes.path("version").textValue()).path("items")).isEmpty();
        assertThat(all()).extracting(it -> it.path("id").textValue()).doesNotContain(gone.toString());
    }

    @Test
    default void missesNothingThatChangesBetweenPages() {
        String version = town().version();
        List<DepartmentId> made =
                Stream.of("a", "b", "c", "d", "e").map(town()::top).toList();
        ObjectNode first = town().departments.pages().changes(Optional.of(version), Optional.empty(), 2);
        assertThat(items(first)).hasSize(2);
        town().rename(made.get(0), "again");
        List<JsonNode> seen = new ArrayList<>(items(first));
        ObjectNode page = first;
        while (page.has("cursor")) {
            page = town().departments
                    .pages()
                    .changes(
                            Optional.of(version),
                            Optional.of(page.path("cursor").textValue()),
                            2);
            assertThat(page.path("version")).isEqualTo(first.path("version"));
            seen.addAll(items(page));
        }
        assertThat(seen)
                .extracting(it -> it.path("id").textValue())
                .containsAll(made.stream().map(DepartmentId::toString).toList());
        assertThat(since(first.path("version").textValue()).path("items"))
                .contains(item(made.get(0), Optional.empty(), "again", 0));
    }

    @Test
    default void beginsAnewWhereItCanNotTell() {
        DepartmentId stays = town().top("stays");
        DepartmentId gone = town().top("gone");
        String before = town().version();
        town().departments.remove(town().admin, gone, Optional.empty());
        String after = town().version();
        assertThat(since("999999999").path("reset").asBoolean()).isTrue();
        assertThat(since(before).has("reset")).isFalse();
        town().clock.advance(Duration.ofDays(89));
        town().departments.sweep();
        assertThat(since(before).has("reset")).isFalse();
        town().clock.advance(Duration.ofDays(2));
        town().departments.sweep();
        ObjectNode anew = since(before);
        assertThat(anew.path("reset").asBoolean()).isTrue();
        assertThat(items(anew)).extracting(it -> it.path("id").textValue()).contains(stays.toString());
        assertThat(items(anew)).noneMatch(it -> it.has("removed"));
        assertThat(since(after).has("reset")).isFalse();
        assertRefused(Code.MALFORMED, () -> since("yesterday"));
        assertRefused(Code.MALFORMED, () -> town().departments.pages().changes(Optional.empty(), Optional.of("1"), 10));
    }

    @Test
    default void makesOneOnceHoweverOftenItIsAsked() {
        Optional<ClientId> clientId = Optional.of(new ClientId(UUID.randomUUID().toString()));
        DepartmentChange change = new DepartmentChange(Optional.of("once"), Optional.empty(), false, Optional.empty());
        ObjectNode first = town().departments.create(town().admin, clientId, change);
        ObjectNode again = town().departments.create(town().admin, clientId, change);
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(all())
                .filteredOn(it -> it.path("name").textValue().equals("once"))
                .hasSize(1);
    }

    @Test
    default void isATreeWhateverIsMoved() {
        DepartmentId a = town().top("a");
        DepartmentId b = town().below(a, "b");
        DepartmentId c = town().below(b, "c");
        assertRefused(Code.STATE, () -> town().move(a, Optional.of(c)));
        assertRefused(Code.STATE, () -> town().move(a, Optional.of(a)));
        assertRefused(Code.NO_SUCH_CONVERSATION, () -> town().move(a, Optional.of(unknown())));
        assertRefused(Code.NO_SUCH_CONVERSATION, () -> town().below(unknown(), "d"));
        town().move(b, Optional.empty());
        town().move(a, Optional.of(c));
        Account anna = town().person("anna");
        town().assign(anna, a, "", 0);
        assertThat(town().people.staff().search(b, "", 10, Optional.empty()))
                .extracting(Account::id)
                .contains(anna.id());
        assertRefused(Code.STATE, () -> town().move(b, Optional.of(a)));
    }

    @Test
    default void isAtMostSixteenDeep() {
        DepartmentId deepest = town().top("1");
        for (int i = 2; i <= Tree.DEPTH; i++) {
            deepest = town().below(deepest, Integer.toString(i));
        }
        DepartmentId last = deepest;
        assertRefused(Code.TOO_LARGE, () -> town().below(last, "17"));
        DepartmentId other = town().top("a");
        DepartmentId below = town().below(other, "b");
        DepartmentId parent = town().departments.require(last).parent().orElseThrow();
        assertRefused(Code.TOO_LARGE, () -> town().move(other, Optional.of(parent)));
        town().move(below, Optional.of(parent));
        assertThat(town().departments.require(below).parent()).contains(parent);
    }

    @Test
    default void goesOnlyEmptyOrWithAnHeir() {
        DepartmentId old = town().top("old");
        DepartmentId child = town().below(old, "child");
        DepartmentId heir = town().top("heir");
        Account anna = town().person("anna");
        town().assign(anna, old, "boss", 4);
        assertRefused(Code.STATE, () -> town().departments.remove(town().admin, old, Optional.empty()));
        assertRefused(Code.STATE, () -> town().departments.remove(town().admin, old, Optional.of(child)));
        assertRefused(Code.STATE, () -> town().departments.remove(town().admin, old, Optional.of(old)));
        assertRefused(
                Code.NO_SUCH_CONVERSATION, () -> town().departments.remove(town().admin, old, Optional.of(unknown())));
        town().departments.remove(town().admin, old, Optional.of(heir));
        assertThat(town().departments.require(child).parent()).contains(heir);
        assertThat(post(anna)).contains(new Post(heir, "boss", 4));
        assertThat(town().moved).contains(anna.id());
        assertThat(town().departments.exists(old)).isFalse();
        assertRefused(Code.NO_SUCH_CONVERSATION, () -> town().rename(old, "older"));
        assertRefused(Code.NO_SUCH_CONVERSATION, () -> town().assign(anna, old, "", 0));
        assertRefused(Code.NO_SUCH_CONVERSATION, () -> town().departments.remove(town().admin, old, Optional.empty()));
    }

    @Test
    default void listsPeopleInTheirOrderPageByPage() {
        DepartmentId team = town().top("team");
        Account second = town().person("second");
        Account first = town().person("first");
        Account third = town().person("third");
        town().assign(second, team, "", 5);
        town().assign(first, team, "主任 🪿", -5);
        town().assign(third, team, "", 5);
        ObjectNode page = town().departments.pages().members(team, Optional.empty(), 2);
        assertThat(users(page))
                .containsExactly(first.username().value(), second.username().value());
        JsonNode card = page.path("members").path(0);
        assertThat(card.path("title").textValue()).isEqualTo("主任 🪿");
        assertThat(card.path("department").textValue()).isEqualTo(team.toString());
        ObjectNode rest = town().departments
                .pages()
                .members(team, Optional.of(page.path("cursor").textValue()), 2);
        assertThat(users(rest)).containsExactly(third.username().value());
        assertThat(rest.has("cursor")).isFalse();
        assertRefused(
                Code.NO_SUCH_CONVERSATION, () -> town().departments.pages().members(unknown(), Optional.empty(), 2));
        for (String no : List.of("x", "5", "99999999999~1", "1~9999999999999999999")) {
            assertRefused(Code.MALFORMED, () -> town().departments.pages().members(team, Optional.of(no), 2));
        }
    }

    @Test
    default void hasSomebodyInOneDepartmentAtMost() {
        DepartmentId one = town().top("one");
        DepartmentId other = town().top("other");
        Account anna = town().person("anna");
        Account bert = town().person("bert");
        town().assign(anna, one, "a", 1);
        Account assigned = town().assign(anna, other, "b", 2);
        assertThat(town().assigned).contains(assigned);
        assertThat(town().moved).contains(anna.id());
        assertThat(users(town().departments.pages().members(one, Optional.empty(), 9)))
                .isEmpty();
        assertThat(post(anna)).contains(new Post(other, "b", 2));
        assertRefused(Code.NO_SUCH_USER, () -> town().departments.dismiss(town().admin, one, anna.username()));
        assertRefused(Code.NO_SUCH_USER, () -> town().departments.dismiss(town().admin, one, bert.username()));
        town().departments.dismiss(town().admin, other, anna.username());
        assertThat(post(anna)).isEmpty();
        assertRefused(Code.MALFORMED, () -> town().assign(anna, one, "x".repeat(65), 0));
    }

    @Test
    default void findsPeopleBelow() {
        DepartmentId head = town().top("head");
        DepartmentId team = town().below(town().below(head, "middle"), "team");
        DepartmentId elsewhere = town().top("elsewhere");
        Account zhang = town().person("zhangsan");
        Account lisi = town().person("lisi");
        Account outside = town().person("zhangsi");
        town().assign(zhang, team, "", 0);
        town().assign(lisi, head, "", 0);
        town().assign(outside, elsewhere, "", 0);
        assertThat(found(head, "")).containsExactlyInAnyOrder(lisi.id(), zhang.id());
        assertThat(found(head, "ZHANG")).containsExactly(zhang.id());
        assertThat(found(team, "lisi")).isEmpty();
        assertThat(town().people.staff().search(head, "", 10, Optional.of(lisi.username())))
                .extracting(Account::id)
                .containsExactly(zhang.id());
        town().move(team, Optional.empty());
        assertThat(found(head, "")).containsExactly(lisi.id());
        assertThat(found(team, "")).containsExactly(zhang.id());
    }

    @Test
    default void knowsWhoBelongsTogether() {
        DepartmentId head = town().top("head");
        DepartmentId team = town().below(head, "team");
        DepartmentId other = town().top("other");
        Account anna = town().person("anna");
        Account bert = town().person("bert");
        assertThat(isShared(anna, bert)).isFalse();
        assertThat(isShared(anna, anna)).isFalse();
        town().assign(anna, team, "", 0);
        town().assign(bert, other, "", 0);
        assertThat(isShared(anna, bert)).isFalse();
        town().moved.clear();
        town().move(other, Optional.of(team));
        assertThat(isShared(anna, bert)).isTrue();
        assertThat(town().moved).containsExactly(bert.id());
        town().rename(other, "renamed");
        assertThat(town().moved).hasSize(1);
        town().departments.dismiss(town().admin, team, anna.username());
        assertThat(isShared(anna, bert)).isFalse();
    }

    @Test
    default void makesNoCircleOfTwoMovesAtTheSameTime() {
        for (int i = 0; i < 5; i++) {
            DepartmentId a = town().top("a");
            DepartmentId b = town().top("b");
            long moved = Stream.of(List.of(a, b), List.of(b, a))
                    .parallel()
                    .filter(pair -> moves(pair.get(0), pair.get(1)))
                    .count();
            assertThat(moved).isEqualTo(1);
            assertThat(Stream.of(a, b)
                            .filter(id ->
                                    town().departments.require(id).parent().isEmpty()))
                    .hasSize(1);
        }
    }

    private boolean moves(DepartmentId id, DepartmentId parent) {
        try {
            town().move(id, Optional.of(parent));
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo(Code.STATE);
            return false;
        }
    }

    @Test
    default void tellsWhoIsConnectedAndKeepsWhoDidWhat() {
        RecordingTransport device = town().device(town().person("anna"));
        DepartmentId made = town().top("board");
        Account bert = town().person("bert");
        town().assign(bert, made, "chair", 1);
        JsonNode event = device.frames().stream()
                .flatMap(String::lines)
                .map(Json::readOwn)
                .findFirst()
                .orElseThrow()
                .path("body");
        assertThat(event.path("event").textValue()).isEqualTo("departments");
        assertThat(event.path("version").textValue()).isEqualTo(town().version());
        List<Act> acts = town().audit.latest(2);
        assertThat(acts).extracting(Act::action).containsExactly("department.assign", "department.create");
        assertThat(acts).extracting(Act::subject).containsOnly(made.toString());
        assertThat(acts.get(0).actor()).isEqualTo(town().admin);
        assertThat(acts.get(0).detail().path("user").textValue())
                .isEqualTo(bert.username().value());
    }

    private DepartmentId unknown() {
        return new DepartmentId(town().ids.next());
    }

    private static ObjectNode item(DepartmentId id, Optional<DepartmentId> parent, String name, int order) {
        return new Department(id, parent, name, order).json();
    }

    private List<JsonNode> all() {
        return items(town().departments.pages().changes(Optional.empty(), Optional.empty(), 1_000));
    }

    private ObjectNode since(String version) {
        return town().departments.pages().changes(Optional.of(version), Optional.empty(), 1_000);
    }

    private static List<JsonNode> items(ObjectNode answer) {
        return StreamSupport.stream(answer.path("items").spliterator(), false).toList();
    }

    private static List<String> users(ObjectNode answer) {
        return StreamSupport.stream(answer.path("members").spliterator(), false)
                .map(card -> card.path("user").textValue())
                .toList();
    }

    private List<io.hongyan.im.id.AccountId> found(DepartmentId department, String text) {
        return town().people.staff().search(department, text, 10, Optional.empty()).stream()
                .map(Account::id)
                .toList();
    }

    private boolean isShared(Account one, Account other) {
        return town().departments.organisation().isShared(one.id(), other.id());
    }

    private Optional<Post> post(Account person) {
        return town().people.accounts().find(person.id()).flatMap(Account::post);
    }

    private static void assertRefused(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
