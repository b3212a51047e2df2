package io.hongyan.im.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupCard;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.GroupRules.Join;
import io.hongyan.im.conversation.GroupRules.Whom;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who may do what in groups, on every database. */
interface GroupRoleContract {
    Silence FOR_EVER = new Silence(Silence.FOR_EVER);

    GroupTown groups();

    /** A group of an owner, an administrator and a member. */
    record Three(Group group, Town.Person owner, Town.Person administrator, Town.Person member) {
        ConversationId id() {
            return group.id();
        }
    }

    private Three three() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person carol = groups().person("carol");
        Group group = groups().create(alice, "g", bob, carol);
        Entry unused = groups().call(() -> ranks().role(alice.who(), group.id(), bob.name(), Role.ADMINISTRATOR));
        return new Three(group, alice, bob, carol);
    }

    @Test
    default void makesAdministratorsByTheOwnerAlone() {
        Three it = three();
        ConversationId id = it.id();
        JsonNode told = GroupTown.last(it.member);
        assertThat(told.path("action").asText()).isEqualTo("role");
        assertThat(told.path("users").path(0).asText()).isEqualTo(it.administrator.name());
        assertThat(told.path("role").asText()).isEqualTo("administrator");
        assertThat(role(it, it.administrator)).isEqualTo(Role.ADMINISTRATOR);
        String admin = it.administrator.name();
        refused(Code.NOT_ALLOWED, () -> ranks().role(it.administrator.who(), id, it.member.name(), Role.ADMINISTRATOR));
        refused(Code.NOT_ALLOWED, () -> ranks().role(it.member.who(), id, admin, Role.MEMBER));
        refused(Code.STATE, () -> ranks().role(it.owner.who(), id, admin, Role.ADMINISTRATOR));
        refused(Code.STATE, () -> ranks().role(it.owner.who(), id, it.owner.name(), Role.MEMBER));
        Town.Person eve = groups().person("eve");
        refused(Code.STATE, () -> ranks().role(it.owner.who(), id, eve.name(), Role.ADMINISTRATOR));
        refused(Code.NO_SUCH_CONVERSATION, () -> ranks().role(eve.who(), id, admin, Role.MEMBER));
        done(() -> ranks().role(it.owner.who(), id, admin, Role.MEMBER));
        assertThat(role(it, it.administrator)).isEqualTo(Role.MEMBER);
    }

    @Test
    default void letsAdministratorsRemoveAllButTheOwner() {
        Three it = three();
        ConversationId id = it.id();
        Town.Person dave = groups().person("dave");
        done(() -> going().remove(it.administrator.who(), id, it.member.name()));
        assertThat(GroupTown.last(it.member).path("action").asText()).isEqualTo("remove");
        refused(Code.NOT_ALLOWED, () -> going().remove(it.administrator.who(), id, it.owner.name()));
        done(() -> groups().coming.invite(it.owner.who(), id, List.of(dave.name())));
        refused(Code.NOT_ALLOWED, () -> going().remove(dave.who(), id, it.administrator.name()));
        done(() -> ranks().role(it.owner.who(), id, dave.name(), Role.ADMINISTRATOR));
        done(() -> going().remove(dave.who(), id, it.administrator.name()));
        assertThat(groups().member(it.group, it.administrator)).isEmpty();
    }

    @Test
    default void makesAnotherTheOwner() {
        Three it = three();
        ConversationId id = it.id();
        refused(Code.NOT_ALLOWED, () -> ranks().transfer(it.administrator.who(), id, it.member.name()));
        refused(Code.STATE, () -> ranks().transfer(it.owner.who(), id, it.owner.name()));
        refused(
                Code.STATE,
                () -> ranks().transfer(
                                it.owner.who(), id, groups().person("eve").name()));
        refused(Code.STATE, () -> going().leave(it.owner.who(), id));
        done(() -> ranks().transfer(it.owner.who(), id, it.member.name()));
        assertThat(GroupTown.last(it.administrator).path("action").asText()).isEqualTo("transfer");
        assertThat(role(it, it.member)).isEqualTo(Role.OWNER);
        assertThat(role(it, it.owner)).isEqualTo(Role.ADMINISTRATOR);
        assertThat(groups().group(it.group).orElseThrow().owner()).isEqualTo(it.member.id());
        refused(Code.STATE, () -> going().leave(it.member.who(), id));
        done(() -> going().leave(it.owner.who(), id));
    }

    @Test
    default void refusesWhatTheMutedWrite() {
        Three it = three();
        ConversationId id = it.id();
        Route before = groups().route(it.member, it.group);
        done(() -> ranks().mute(it.administrator.who(), id, it.member.name(), FOR_EVER));
        JsonNode told = GroupTown.last(it.member);
        assertThat(told.path("action").asText()).isEqualTo("mute");
        assertThat(told.path("until").asLong()).isEqualTo(-1);
        assertMuted(it.member, it.group);
        // as one whose rights were asked before it
        Draft late = new Draft(before, GroupTown.message(it.member, "late"), Set.of(), Optional.empty());
        assertThat(groups().append(late)).isInstanceOf(Outcome.Stale.class);
        assertThat(groups().route(it.owner, it.group).conversation()).isEqualTo(id);

        refused(Code.NOT_ALLOWED, () -> ranks().mute(it.member.who(), id, it.member.name(), Silence.NONE));
        refused(Code.NOT_ALLOWED, () -> ranks().mute(it.administrator.who(), id, it.owner.name(), FOR_EVER));
        done(() -> ranks().mute(it.owner.who(), id, it.administrator.name(), FOR_EVER));
        assertMuted(it.administrator, it.group);
        refused(
                Code.NOT_ALLOWED,
                () -> ranks().mute(it.administrator.who(), id, it.administrator.name(), Silence.NONE));
        done(() -> ranks().mute(it.owner.who(), id, it.member.name(), Silence.NONE));
        assertThat(GroupTown.last(it.member).has("until")).isFalse();
        assertThat(groups().route(it.member, it.group).conversation()).isEqualTo(id);
    }

    @Test
    default void letsTheMutedWriteWhenTheirTimeIsOver() {
        Three it = three();
        long past = System.currentTimeMillis() - 1;
        done(() -> ranks().mute(it.owner.who(), it.id(), it.member.name(), new Silence(past)));
        assertThat(groups().route(it.member, it.group).conversation()).isEqualTo(it.id());
        done(() -> ranks().mute(it.owner.who(), it.id(), it.member.name(), new Silence(past + 3_600_000)));
        assertMuted(it.member, it.group);
        // who sees to order is heard
        done(() -> ranks().role(it.owner.who(), it.id(), it.member.name(), Role.ADMINISTRATOR));
        assertThat(groups().route(it.member, it.group).conversation()).isEqualTo(it.id());
    }

    @Test
    default void keepsAMuteWhileSomebodyIsAway() {
        Three it = three();
        done(() -> ranks().mute(it.owner.who(), it.id(), it.member.name(), FOR_EVER));
        done(() -> going().leave(it.member.who(), it.id()));
        done(() -> groups().coming.invite(it.owner.who(), it.id(), List.of(it.member.name())));
        refused(Code.MUTED, () -> groups().route(it.member, it.group));
    }

    @Test
    default void mutesAllButAdministrators() {
        Three it = three();
        refused(Code.NOT_ALLOWED, () -> ranks().muteAll(it.member.who(), it.id(), FOR_EVER));
        done(() -> ranks().muteAll(it.administrator.who(), it.id(), FOR_EVER));
        assertThat(GroupTown.last(it.member).path("users")).isEmpty();
        assertThat(card(it.member, it.group).path("mutedUntil").asLong()).isEqualTo(-1);
        assertMuted(it.member, it.group);
        assertThat(groups().route(it.administrator, it.group).conversation()).isEqualTo(it.id());
        assertThat(groups().route(it.owner, it.group).conversation()).isEqualTo(it.id());
        done(() -> ranks().muteAll(it.owner.who(), it.id(), Silence.NONE));
        assertThat(groups().route(it.member, it.group).conversation()).isEqualTo(it.id());
        assertThat(card(it.member, it.group).has("mutedUntil")).isFalse();
    }

    @Test
    default void changesWhatIsSaidOfAGroup() {
        Three it = three();
        GroupRules rules = new GroupRules(Join.REQUEST, true, Whom.ADMINISTRATORS, Whom.ADMINISTRATORS, Whom.MEMBERS);
        GroupCard card = new GroupCard("鸿雁", Optional.empty(), "about geese", rules);
        refused(Code.NOT_ALLOWED, () -> groups().making.update(it.member.who(), it.id(), now -> card));
        Entry entry = groups().call(() -> groups().making.update(it.administrator.who(), it.id(), now -> card));
        JsonNode told = GroupTown.last(it.member);
        assertThat(told.path("kind").asText()).isEqualTo("group");
        assertThat(told.path("action").asText()).isEqualTo("update");
        assertThat(told.path("seq").asLong()).isEqualTo(entry.seq().value());
        assertThat(told.path("group").path("name").asText()).isEqualTo("鸿雁");
        assertThat(groups().group(it.group).orElseThrow().card()).isEqualTo(card);
        // what administrators alone may do now
        Town.Person eve = groups().person("eve");
        refused(Code.NOT_ALLOWED, () -> groups().coming.invite(it.member.who(), it.id(), List.of(eve.name())));
        assertThatThrownBy(() -> groups().town
                        .directory
                        .address(it.member.who(), it.id().toString())
                        .mentionAll())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.NOT_ALLOWED));
        groups().town.directory.address(it.owner.who(), it.id().toString()).mentionAll();
        // newcomers see what was before, and have none of it unread
        done(() -> groups().coming.invite(it.owner.who(), it.id(), List.of(eve.name())));
        assertThat(groups().membership(it.group, eve).firstSeq().value()).isEqualTo(1);
        assertThat(groups().membership(it.group, eve).unread()).isZero();
        groups().say(it.owner, it.group, "hello");
        assertThat(groups().membership(it.group, eve).unread()).isEqualTo(1);
    }

    @Test
    default void saysWhoHasSeenAnAnnouncement() {
        Three it = three();
        refused(Code.NOT_ALLOWED, () -> groups().making.announce(it.member.who(), it.id(), Optional.of("hear")));
        Entry entry = groups().call(
                        () -> groups().making.announce(it.administrator.who(), it.id(), Optional.of("tomorrow 明天")));
        assertThat(GroupTown.last(it.member).path("action").asText()).isEqualTo("announce");
        JsonNode said = card(it.member, it.group).path("announcement");
        assertThat(said.path("text").asText()).isEqualTo("tomorrow 明天");
        assertThat(said.path("from").asText()).isEqualTo(it.administrator.name());
        assertThat(said.path("seq").asLong()).isEqualTo(entry.seq().value());
        assertThat(said.path("seen").asInt()).isZero();
        groups().call(() ->
                groups().town.book.advance(it.id(), it.member.id(), Optional.of(entry.seq()), Optional.empty()));
        assertThat(card(it.owner, it.group).path("announcement").path("seen").asInt())
                .isEqualTo(1);
        done(() -> groups().making.announce(it.owner.who(), it.id(), Optional.empty()));
        assertThat(card(it.owner, it.group).has("announcement")).isFalse();
    }

    @Test
    default void endsForGood() {
        Three it = three();
        refused(Code.NOT_ALLOWED, () -> groups().making.dissolve(it.administrator.who(), it.id()));
        Route before = groups().route(it.member, it.group);
        Entry entry = groups().call(() -> groups().making.dissolve(it.owner.who(), it.id()));
        for (Town.Person person : List.of(it.owner, it.administrator, it.member)) {
            assertThat(GroupTown.last(person).path("action").asText()).isEqualTo("dissolve");
            assertThat(groups().call(() -> groups().town.book.membership(it.id(), person.id())))
                    .isEmpty();
            assertThat(groups().call(() -> groups().town.groups.left(person.id(), 0, Optional.empty(), 10)))
                    .containsExactly(it.id());
            assertThatThrownBy(() -> groups().route(person, it.group))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.NO_SUCH_CONVERSATION));
        }
        assertThat(groups().log(it.group)).last().isEqualTo(entry);
        Draft late = new Draft(before, GroupTown.message(it.member, "late"), Set.of(), Optional.empty());
        assertThat(groups().append(late)).isInstanceOf(Outcome.Stale.class);
        assertThat(groups().group(it.group)).isEmpty();
        Town.Person eve = groups().person("eve");
        refused(Code.NO_SUCH_CONVERSATION, () -> groups().coming.invite(it.owner.who(), it.id(), List.of(eve.name())));
        refused(Code.NO_SUCH_CONVERSATION, () -> groups().coming.join(eve.who(), it.id(), ""));
        refused(Code.NO_SUCH_CONVERSATION, () -> groups().making.dissolve(it.owner.who(), it.id()));
    }

    @Test
    default void endsWithItsLastMember() {
        Town.Person alice = groups().person("alice");
        Group group = groups().create(
                        alice,
                        Kind.GROUP,
                        GroupTown.card("g", new GroupRules(Join.OPEN, true, Whom.MEMBERS, Whom.MEMBERS, Whom.MEMBERS)));
        done(() -> going().leave(alice.who(), group.id()));
        assertThat(GroupTown.last(alice).path("action").asText()).isEqualTo("leave");
        refused(Code.NO_SUCH_CONVERSATION, () -> groups().coming.join(alice.who(), group.id(), ""));
    }

    private Role role(Three it, Town.Person person) {
        return groups().member(it.group, person).map(GroupMember::role).orElseThrow();
    }

    private JsonNode card(Town.Person reader, Group group) {
        return groups().call(() -> groups().gets
                        .run(reader.who(), GroupTown.fields("group", group.id().toString())))
                .path("group");
    }

    private void assertMuted(Town.Person person, Group group) {
        assertThatThrownBy(() -> groups().route(person, group))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.MUTED));
    }

    private Ranks ranks() {
        return groups().ranks;
    }

    private Going going() {
        return groups().going;
    }

    private void done(Supplier<?> work) {
        Object unused = groups().call(work);
    }

    private void refused(Code code, Supplier<?> work) {
        groups().assertRefused(code, work);
    }
}
