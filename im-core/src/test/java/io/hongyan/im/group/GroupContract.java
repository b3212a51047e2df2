package io.hongyan.im.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.conversation.Audience;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.StateEntries;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What groups promise on every database. */
interface GroupContract {
    GroupTown groups();

    private Town town() {
        return groups().town;
    }

    @Test
    default void beginsWithTheEntryThatTellsOfIt() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Group group = create(alice, "雁群", bob);
        assertThat(group.members()).isEqualTo(2);
        assertThat(entries(bob)).singleElement().satisfies(entry -> {
            assertThat(entry.path("seq").asInt()).isEqualTo(1);
            assertThat(entry.path("kind").asText()).isEqualTo("group");
            assertThat(entry.path("action").asText()).isEqualTo("create");
            assertThat(entry.path("group").path("name").asText()).isEqualTo("雁群");
            assertThat(entry.path("group").has("role")).isFalse();
        });
        List<GroupMember> members = call(() -> town().groups.members(group.id(), Optional.empty(), 10));
        assertThat(members)
                .extracting(GroupMember::account, GroupMember::role)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(alice.id(), Role.OWNER),
                        org.assertj.core.groups.Tuple.tuple(bob.id(), Role.MEMBER));
        assertThat(call(() -> town().groups
                        .members(group.id(), Optional.of(members.get(0).account()), 10)))
                .containsExactly(members.get(1));
    }

    @Test
    default void letsNewcomersSeeTheLogFromTheirEntryOn() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Town.Person carol = town().person("carol");
        Group group = create(alice, "g", bob);
        Entry before = say(alice, group, "before");
        Entry invited = call(() -> groups().coming.invite(bob.who(), group.id(), List.of(carol.name(), alice.name())))
                .orElseThrow();
        Membership member = membership(group, carol);
        assertThat(member.firstSeq()).isEqualTo(invited.seq());
        assertThat(member.unread()).isZero();
        assertThat(entries(carol)).singleElement().satisfies(entry -> {
            assertThat(entry.path("action").asText()).isEqualTo("invite");
            assertThat(entry.path("users")).containsExactly(Json.of(carol.name()));
        });
        assertThat(call(() -> town().log.last(List.of(member))).values())
                .extracting(Entry::seq)
                .containsExactly(invited.seq());
        say(alice, group, "after");
        assertThat(membership(group, carol).unread()).isEqualTo(1);
        // of what was before, only that something happened
        call(() -> new StateEntries(town().additions)
                .append(List.of(new StateEntries.Change(
                        before, "poll.votes", bob.id(), Json.map().put("yes", 1)))));
        assertThat(entries(carol).get(1).has("state")).isFalse();
        assertThat(entries(carol).get(1).path("target").asInt()).isEqualTo(2);
        assertThat(entries(bob).get(2).path("state").path("yes").asInt()).isEqualTo(1);
    }

    @Test
    default void refusesWhatIsNotAllowed() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Town.Person eve = town().person("eve");
        Group group = create(alice, "g", bob);
        ConversationId id = group.id();
        assertRefused(Code.NO_SUCH_CONVERSATION, () -> groups().coming.invite(eve.who(), id, List.of(eve.name())));
        assertRefused(Code.NO_SUCH_CONVERSATION, () -> groups().going.leave(eve.who(), id));
        assertRefused(Code.NO_SUCH_CONVERSATION, () -> groups().going.remove(eve.who(), id, bob.name()));
        assertRefused(
                Code.NO_SUCH_CONVERSATION,
                () -> groups().going
                        .leave(
                                eve.who(),
                                town().directory.openDirect(eve.id(), bob.id()).conversation()));
        assertRefused(Code.NOT_ALLOWED, () -> groups().going.remove(bob.who(), id, alice.name()));
        assertRefused(Code.STATE, () -> groups().going.remove(alice.who(), id, eve.name()));
        assertRefused(Code.STATE, () -> groups().going.remove(alice.who(), id, alice.name()));
        assertRefused(Code.STATE, () -> groups().going.leave(alice.who(), id));
        assertRefused(Code.STATE, () -> groups().coming.invite(alice.who(), id, List.of(bob.name())));
        assertRefused(Code.NO_SUCH_USER, () -> groups().coming.invite(alice.who(), id, List.of("nobody-of-that-name")));
        assertThat(call(() -> town().log.after(id, new Seq(0), 10))).hasSize(1);
    }

    @Test
    default void hasAMostOfMembers() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        AccountId other = new AccountId(town().ids.next());
        Set<AccountId> members = Stream.generate(() -> new AccountId(town().ids.next()))
                .limit(GroupSettings.DEFAULT.members() - 2)
                .collect(Collectors.toSet());
        members.addAll(List.of(alice.id(), other));
        ConversationId full = call(() -> town().groups
                .create(Kind.GROUP, GroupTown.card("full", GroupRules.of(Kind.GROUP)), alice.id(), members));

        assertRefused(Code.TOO_LARGE, () -> groups().coming.invite(alice.who(), full, List.of(bob.name())));
        town().transactions.run(() -> town().groups.leave(full, other));
        call(() -> groups().coming.invite(alice.who(), full, List.of(bob.name())));
    }

    @Test
    default void tellsWhoLeavesLastAndForgetsThem() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Group group = create(alice, "g", bob);
        assertThat(town().directory
                        .address(bob.who(), group.id().toString())
                        .route()
                        .members())
                .contains(bob.id());
        Entry left = call(() -> groups().going.leave(bob.who(), group.id())).orElseThrow();
        assertThat(entries(bob).get(1).path("action").asText()).isEqualTo("leave");
        say(alice, group, "alone");
        town().delivery.entry(left, Audience.of(route(group)));
        assertThat(entries(bob)).hasSize(2);
        assertThat(call(() -> town().groups.member(group.id(), bob.id()))).isEmpty();
        assertThat(call(() -> town().groups.left(bob.id(), 0, Optional.empty(), 10)))
                .containsExactly(group.id());
        assertThatThrownBy(() -> town().directory
                        .address(bob.who(), group.id().toString())
                        .route())
                .isInstanceOf(Refused.class);
        Entry back = call(() -> groups().coming.invite(alice.who(), group.id(), List.of(bob.name())))
                .orElseThrow();
        assertThat(membership(group, bob).firstSeq()).isEqualTo(back.seq());
        assertThat(call(() -> town().groups.left(bob.id(), 0, Optional.empty(), 10)))
                .isEmpty();
        assertThat(entries(bob)).hasSize(3);
        call(() -> groups().going.remove(alice.who(), group.id(), bob.name()));
        assertThat(entries(bob).get(3).path("action").asText()).isEqualTo("remove");
        call(() -> groups().going.leave(alice.who(), group.id()));
    }

    /** Somebody is removed and let in again and again while others write, on several threads. */
    @Test
    default void neverReachesWhoIsOut() throws InterruptedException {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Town.Person carol = town().person("carol");
        Group group = create(alice, "g", bob, carol);
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> writers =
                List.of(new Thread(() -> write(alice, group, done)), new Thread(() -> write(carol, group, done)));
        writers.forEach(Thread::start);
        for (int i = 0; i < 25; i++) {
            call(() -> groups().going.remove(alice.who(), group.id(), bob.name()));
            long seq =
                    call(() -> town().log.after(group.id(), new Seq(0), 10_000)).size();
            while (call(() -> town().log.after(group.id(), new Seq(seq), 1)).isEmpty()) {
                Thread.onSpinWait();
            }
            call(() -> groups().coming.invite(alice.who(), group.id(), List.of(bob.name())));
        }
        done.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        assertMembershipsAreKept(bob, call(() -> town().log.after(group.id(), new Seq(0), 100_000)));
    }

    /** What reached somebody, in order, was never from a time when they were out, and nothing followed a farewell. */
    private static void assertMembershipsAreKept(Town.Person person, List<Entry> log) {
        boolean in = true;
        Set<Long> out = new java.util.HashSet<>();
        for (Entry entry : log) {
            boolean change = entry.happening().kind().equals("members");
            if (change) {
                in = !in;
            } else if (!in) {
                out.add(entry.seq().value());
            }
        }
        assertThat(out).isNotEmpty();
        List<Long> reached = new ArrayList<>();
        long farewell = 0;
        for (JsonNode packet : person.packets()) {
            JsonNode body = packet.path("body");
            JsonNode entry = body.has("entry") ? body.path("entry") : body;
            long seq = entry.path("seq").asLong();
            assertThat(out).doesNotContain(seq);
            assertThat(seq).isGreaterThan(farewell);
            reached.add(seq);
            farewell = entry.path("action").asText().equals("remove") ? seq : farewell;
        }
        assertThat(reached).hasSizeGreaterThan(50);
    }

    /** One device reports an older place after it was seen where another one then went on. */
    @Test
    default void movesNoReadPositionBack() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = groups().create(alice, "g", bob);
        Entry first = groups().say(alice, group, "one");
        Entry last = groups().say(alice, group, "two");
        Town town = groups().town;
        groups().run(() -> {
            Object unused = town.groups.member(group.id(), bob.id());
            CompletableFuture.runAsync(() -> groups().run(() -> advance(group, bob, last)))
                    .join();
            advance(group, bob, first);
        });
        assertThat(groups().membership(group, bob).position().read()).isEqualTo(last.seq());
    }

    private void advance(Group group, Town.Person reader, Entry to) {
        Object unused = groups().town.book.advance(group.id(), reader.id(), Optional.of(to.seq()), Optional.empty());
    }

    private void write(Town.Person from, Group group, AtomicBoolean done) {
        Address address = town().directory.address(from.who(), group.id().toString());
        Route route = address.route();
        while (!done.get()) {
            Draft draft = new Draft(route, GroupTown.message(from, "text"), Set.of(), Optional.empty());
            Outcome outcome =
                    call(() -> town().log.append(List.of(draft), true)).get(0);
            if (outcome instanceof Outcome.Accepted accepted) {
                town().delivery.message(accepted.entry(), draft.route(), from.session());
            } else {
                route = address.route(((Outcome.Stale) outcome).rightsVersion());
            }
        }
    }

    private Entry say(Town.Person from, Group group, String text) {
        return groups().say(from, group, text);
    }

    private Group create(Town.Person owner, String name, Town.Person... others) {
        return groups().create(owner, name, others);
    }

    private static List<JsonNode> entries(Town.Person person) {
        return GroupTown.entries(person);
    }

    private void assertRefused(Code code, Supplier<?> work) {
        groups().assertRefused(code, work);
    }

    private Membership membership(Group group, Town.Person person) {
        return groups().membership(group, person);
    }

    private Route route(Group group) {
        return groups().route(group);
    }

    private <T> T call(Supplier<T> work) {
        return groups().call(work);
    }
}
