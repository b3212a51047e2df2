package io.hongyan.im.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.GroupRules.Join;
import io.hongyan.im.conversation.GroupRules.Whom;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.packet.Code;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How people come into groups, on every database. */
interface GroupJoinContract {
    GroupTown groups();

    private Group group(Join join, Town.Person owner, Town.Person... others) {
        GroupRules rules = new GroupRules(join, false, Whom.MEMBERS, Whom.MEMBERS, Whom.MEMBERS);
        return groups().create(owner, Kind.GROUP, GroupTown.card("g", rules), others);
    }

    @Test
    default void letsEverybodyIntoAnOpenGroup() {
        Town.Person alice = groups().person("alice");
        Town.Person eve = groups().person("eve");
        Group group = group(Join.OPEN, alice);
        refused(Code.NOT_A_MEMBER, () -> groups().going.leave(eve.who(), group.id()));
        refused(Code.NOT_A_MEMBER, () -> groups().route(eve, group));
        assertThat(get(eve, "group", group.id().toString()).path("group").has("role"))
                .isFalse();
        refused(Code.NOT_A_MEMBER, () -> get(eve, "group", group.id().toString(), "members", true));
        Coming.Joined joined = groups().call(() -> groups().coming.join(eve.who(), group.id(), ""));
        assertThat(joined.in()).isTrue();
        assertThat(joined.group().members()).isEqualTo(2);
        JsonNode told = GroupTown.last(alice);
        assertThat(told.path("action").asText()).isEqualTo("join");
        assertThat(told.path("from").asText()).isEqualTo(eve.name());
        assertThat(told.path("users").path(0).asText()).isEqualTo(eve.name());
        assertThat(groups().membership(group, eve).firstSeq().value()).isEqualTo(2);
        refused(Code.STATE, () -> groups().coming.join(eve.who(), group.id(), ""));
    }

    @Test
    default void letsNobodyIntoAGroupByItsIdAlone() {
        Town.Person alice = groups().person("alice");
        Town.Person eve = groups().person("eve");
        Group group = group(Join.INVITE, alice);
        refused(Code.NO_SUCH_CONVERSATION, () -> groups().coming.join(eve.who(), group.id(), "please"));
        refused(Code.NO_SUCH_CONVERSATION, () -> get(eve, "group", group.id().toString()));
        refused(Code.STATE, () -> groups().coming.join(alice.who(), group.id(), ""));
    }

    @Test
    default void letsAdministratorsDecideWhoComesIn() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person carol = groups().person("carol");
        Town.Person eve = groups().person("eve");
        Group group = group(Join.REQUEST, alice, bob);
        String id = group.id().toString();
        assertThat(groups().call(() -> groups().coming.join(carol.who(), group.id(), "it's me"))
                        .in())
                .isFalse();
        done(() -> groups().coming.join(carol.who(), group.id(), "it's me, 卡罗尔"));
        done(() -> groups().coming.join(eve.who(), group.id(), ""));
        assertThat(groups().member(group, carol)).isEmpty();
        assertThat(groups().log(group)).hasSize(1);
        refused(Code.NO_SUCH_CONVERSATION, () -> get(carol, "group", id));
        refused(Code.NOT_ALLOWED, () -> get(bob, "group", id, "requests", true));
        refused(Code.NOT_ALLOWED, () -> groups().coming.approve(bob.who(), group.id(), carol.name()));
        JsonNode waiting = get(alice, "group", id, "requests", true).path("items");
        assertThat(waiting).hasSize(2);
        assertThat(waiting.path(0).path("user").asText()).isEqualTo(carol.name());
        assertThat(waiting.path(0).path("greeting").asText()).isEqualTo("it's me, 卡罗尔");
        assertThat(waiting.path(1).has("greeting")).isFalse();

        done(() -> groups().coming.approve(alice.who(), group.id(), carol.name()));
        assertThat(GroupTown.last(carol).path("action").asText()).isEqualTo("join");
        assertThat(GroupTown.last(carol).path("from").asText()).isEqualTo(alice.name());
        refused(Code.STATE, () -> groups().coming.approve(alice.who(), group.id(), carol.name()));
        groups().run(() -> groups().requests.refuse(alice.who(), group.id(), eve.name()));
        assertThat(events(eve)).last().satisfies(event -> {
            assertThat(event.path("group").asText()).isEqualTo(id);
            assertThat(event.path("refused").asBoolean()).isTrue();
        });
        refused(Code.STATE, () -> groups().coming.approve(alice.who(), group.id(), eve.name()));
        refused(Code.STATE, () -> groups().coming.join(eve.who(), group.id(), "but"));
        assertThat(get(alice, "group", id, "requests", true).path("items")).isEmpty();
        // an invitation stands above a refusal
        done(() -> groups().coming.invite(bob.who(), group.id(), List.of(eve.name())));
        assertThat(groups().member(group, eve)).isPresent();
    }

    @Test
    default void tellsAdministratorsHowManyWait() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person carol = groups().person("carol");
        Group group = group(Join.REQUEST, alice, bob);
        done(() -> groups().coming.join(carol.who(), group.id(), ""));
        assertThat(events(alice)).singleElement().satisfies(event -> {
            assertThat(event.path("group").asText()).isEqualTo(group.id().toString());
            assertThat(event.path("requests").asInt()).isEqualTo(1);
        });
        assertThat(events(bob)).isEmpty();
    }

    @Test
    default void letsWhoHoldsALinkIn() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person eve = groups().person("eve");
        Town.Person mallory = groups().person("mallory");
        Group group = group(Join.INVITE, alice, bob);
        refused(Code.NOT_ALLOWED, () -> groups().links.make(bob.who(), group.id(), Optional.empty(), 0));
        ObjectNode link = groups().call(() -> groups().links.make(alice.who(), group.id(), Optional.empty(), 1));
        String token = link.path("token").asText();
        assertThat(token).hasSize(32);
        assertThat(get(eve, "link", token).path("group").path("name").asText()).isEqualTo("g");
        assertThat(groups().call(() -> groups().coming.follow(eve.who(), token)).in())
                .isTrue();
        assertThat(GroupTown.last(alice).path("action").asText()).isEqualTo("join");
        refused(Code.NO_SUCH_CONVERSATION, () -> groups().coming.follow(mallory.who(), token));
        refused(Code.NO_SUCH_CONVERSATION, () -> groups().coming.follow(mallory.who(), "guess"));
        assertThat(get(alice, "group", group.id().toString(), "links", true).path("items"))
                .isEmpty();
    }

    @Test
    default void withdrawsLinks() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person eve = groups().person("eve");
        Group group = group(Join.INVITE, alice, bob);
        Group other = group(Join.INVITE, alice);
        String id = group.id().toString();
        ObjectNode link = groups().call(() -> groups().links.make(alice.who(), group.id(), Optional.empty(), 0));
        JsonNode listed = get(alice, "group", id, "links", true).path("items").path(0);
        assertThat(listed.path("id")).isEqualTo(link.path("id"));
        assertThat(listed.has("token")).isFalse();
        refused(Code.NOT_ALLOWED, () -> get(bob, "group", id, "links", true));
        String name = link.path("id").asText();
        refused(Code.NOT_ALLOWED, () -> withdraw(bob, group, name));
        refused(Code.STATE, () -> withdraw(alice, other, name));
        groups().call(() -> withdraw(alice, group, name));
        refused(Code.STATE, () -> withdraw(alice, group, name));
        refused(
                Code.NO_SUCH_CONVERSATION,
                () -> groups().coming.follow(eve.who(), link.path("token").asText()));
    }

    private boolean withdraw(Town.Person who, Group group, String link) {
        groups().links.withdraw(who.who(), group.id(), link);
        return true;
    }

    @Test
    default void boundsLinks() {
        Town.Person alice = groups().person("alice");
        Group group = group(Join.INVITE, alice);
        long now = System.currentTimeMillis();
        refused(Code.MALFORMED, () -> groups().links.make(alice.who(), group.id(), Optional.of(now - 60_000), 0));
        refused(
                Code.MALFORMED,
                () -> groups().links.make(alice.who(), group.id(), Optional.of(now + 2 * Links.LONGEST), 0));
        for (int i = 0; i < Links.MOST; i++) {
            done(() -> groups().links.make(alice.who(), group.id(), Optional.empty(), 0));
        }
        refused(Code.TOO_LARGE, () -> groups().links.make(alice.who(), group.id(), Optional.empty(), 0));
    }

    @Test
    default void leavesNothingOfADissolvedGroup() {
        Town.Person alice = groups().person("alice");
        Town.Person eve = groups().person("eve");
        Group group = group(Join.REQUEST, alice);
        ObjectNode link = groups().call(() -> groups().links.make(alice.who(), group.id(), Optional.empty(), 0));
        done(() -> groups().coming.join(eve.who(), group.id(), ""));
        done(() -> groups().making.dissolve(alice.who(), group.id()));
        refused(
                Code.NO_SUCH_CONVERSATION,
                () -> groups().coming.follow(eve.who(), link.path("token").asText()));
        refused(Code.NO_SUCH_CONVERSATION, () -> groups().coming.approve(alice.who(), group.id(), eve.name()));
    }

    @Test
    default void countsMembersAsTheyAre() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person carol = groups().person("carol");
        Group group = group(Join.OPEN, alice, bob);
        done(() -> groups().coming.join(carol.who(), group.id(), ""));
        assertThat(groups().group(group).orElseThrow().members()).isEqualTo(3);
        done(() -> groups().going.leave(bob.who(), group.id()));
        assertThat(groups().group(group).orElseThrow().members()).isEqualTo(2);
        assertThat(groups().member(group, carol).orElseThrow().role()).isEqualTo(Role.MEMBER);
    }

    private ObjectNode get(Town.Person reader, Object... fields) {
        return groups().call(() -> groups().gets.run(reader.who(), GroupTown.fields(fields)));
    }

    /** What the device was told of groups beside entries. */
    private static List<JsonNode> events(Town.Person person) {
        return person.packets().stream()
                .map(packet -> packet.path("body"))
                .filter(body -> body.path("event").asText().equals("group"))
                .toList();
    }

    private void done(Supplier<?> work) {
        Object unused = groups().call(work);
    }

    private void refused(Code code, Supplier<?> work) {
        groups().assertRefused(code, work);
    }
}
