package io.hongyan.im.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.GroupRules.Join;
import io.hongyan.im.conversation.GroupRules.Whom;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is done to a group by two at once, on every database: one is first, and the other finds the group as it is then. */
interface GroupRaceContract {
    int ROUNDS = 10;

    GroupTown groups();

    /** What became of something: done, or refused with a code. */
    record Ended(Optional<Code> refused) {
        boolean done() {
            return refused.isEmpty();
        }
    }

    /** A device reports what was read while an administrator mutes its person. */
    @Test
    default void keepsAMuteThatMeetsAReadPosition() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = groups().create(alice, "g", bob);
        Entry said = groups().say(alice, group, "hello");
        Town town = groups().town;
        groups().run(() -> {
            // which reads the whole row
            Object unused = town.groups.member(group.id(), bob.id());
            CompletableFuture.runAsync(
                            () -> groups().run(() -> town.cards.silence(group.id(), bob.id(), new Silence(-1))))
                    .join();
            unused = town.book.advance(group.id(), bob.id(), Optional.of(said.seq()), Optional.empty());
        });
        assertThat(groups().call(() -> town.book.rights(group.id(), bob.id()))
                        .orElseThrow()
                        .own())
                .isEqualTo(new Silence(-1));
    }

    @Test
    default void letsOneOfTwoAdministratorsRemoveTheOther() throws Exception {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person carol = groups().person("carol");
        for (int i = 0; i < ROUNDS; i++) {
            Group group = groups().create(alice, "g", bob, carol);
            promote(alice, group, bob);
            promote(alice, group, carol);
            List<Ended> ended = together(
                    () -> groups().going.remove(bob.who(), group.id(), carol.name()),
                    () -> groups().going.remove(carol.who(), group.id(), bob.name()));
            assertOneDone(ended, Code.NO_SUCH_CONVERSATION);
            assertThat(groups().group(group).orElseThrow().members()).isEqualTo(2);
            Town.Person out = ended.get(0).done() ? carol : bob;
            Town.Person in = ended.get(0).done() ? bob : carol;
            assertThat(groups().member(group, out)).isEmpty();
            assertThat(groups().member(group, in)).isPresent();
            assertThat(changes(group, MembersChange.Action.REMOVE)).hasSize(1);
        }
    }

    @Test
    default void letsNobodyIntoAGroupThatEnds() throws Exception {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        for (int i = 0; i < ROUNDS; i++) {
            Group group = groups().create(
                            alice,
                            Kind.GROUP,
                            GroupTown.card(
                                    "g", new GroupRules(Join.OPEN, true, Whom.MEMBERS, Whom.MEMBERS, Whom.MEMBERS)));
            List<Ended> ended = together(
                    () -> groups().making.dissolve(alice.who(), group.id()),
                    () -> groups().coming.join(bob.who(), group.id(), ""));
            assertThat(ended.get(0).done()).isTrue();
            if (!ended.get(1).done()) {
                assertThat(ended.get(1).refused()).contains(Code.NO_SUCH_CONVERSATION);
            }
            assertThat(groups().member(group, bob)).isEmpty();
            List<Entry> log = groups().log(group);
            assertThat(log).hasSize(ended.get(1).done() ? 3 : 2);
            assertThat(log.get(log.size() - 1).happening().kind()).isEqualTo("group");
            boolean gone = groups().call(() -> groups().town.groups.left(bob.id(), 0, Optional.empty(), 100))
                    .contains(group.id());
            assertThat(gone).isEqualTo(ended.get(1).done());
        }
    }

    @Test
    default void givesAGroupToNobodyWhoLeaves() throws Exception {
        Town.Person carol = groups().person("carol");
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        for (int i = 0; i < ROUNDS; i++) {
            Group group = groups().create(alice, "g", bob, carol);
            List<Ended> ended = together(
                    () -> groups().ranks.transfer(alice.who(), group.id(), bob.name()),
                    () -> groups().going.leave(bob.who(), group.id()));
            assertOneDone(ended, Code.STATE);
            AccountId owner = groups().group(group).orElseThrow().owner();
            assertThat(owner).isEqualTo(ended.get(0).done() ? bob.id() : alice.id());
            assertThat(groups().call(() -> groups().town.groups.member(group.id(), owner))
                            .orElseThrow()
                            .role())
                    .isEqualTo(Role.OWNER);
        }
    }

    /** Somebody writes as fast as they can while they are muted. */
    @Test
    default void storesNothingOfWhoIsMuted() throws Exception {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = groups().create(alice, "g", bob);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> write(bob, group, done));
        writer.start();
        for (int i = 0; i < ROUNDS; i++) {
            awaitMessage(writer, bob, group);
            mute(alice, group, bob, new Silence(Silence.FOR_EVER));
            // whatever bob does in between
            say(alice, group);
            mute(alice, group, bob, Silence.NONE);
        }
        done.set(true);
        writer.join();
        boolean muted = false;
        int written = 0;
        for (Entry entry : groups().log(group)) {
            if (entry.happening() instanceof MembersChange change) {
                muted = change.silence().filter(Silence.NONE::equals).isEmpty();
            } else if (entry.happening().sender().equals(bob.id())) {
                written++;
                assertThat(muted).as("entry %s while muted", entry.seq()).isFalse();
            }
        }
        assertThat(written).isGreaterThanOrEqualTo(ROUNDS);
    }

    /** Until somebody has written once more while nobody else does. */
    private void awaitMessage(Thread writer, Town.Person by, Group group) {
        Seq last = groups().membership(group, by).lastSeq();
        while (groups().call(() -> groups().town.log.after(group.id(), last, 1)).isEmpty()) {
            assertThat(writer.isAlive()).isTrue();
        }
    }

    private void write(Town.Person from, Group group, AtomicBoolean done) {
        long seen = 0;
        while (!done.get()) {
            try {
                Route route = groups().town
                        .directory
                        .address(from.who(), group.id().toString())
                        .route(seen);
                Draft draft = new Draft(route, GroupTown.message(from, "text"), Set.of(), Optional.empty());
                seen = groups().append(draft) instanceof Outcome.Stale stale ? stale.rightsVersion() : seen;
            } catch (Refused muted) {
                assertThat(muted.code()).isEqualTo(Code.MUTED);
            }
        }
    }

    @Test
    default void holdsTheBoundOfMembersAgainstTwoAtOnce() throws Exception {
        String carol = groups().person("carol").name();
        String dave = groups().person("dave").name();
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        for (int i = 0; i < ROUNDS; i++) {
            Set<AccountId> members = Stream.generate(() -> groups().stranger())
                    .limit(GroupSettings.DEFAULT.members() - 3L)
                    .collect(Collectors.toSet());
            members.addAll(List.of(alice.id(), bob.id()));
            ConversationId id = groups().call(() -> groups().town
                    .groups
                    .create(Kind.GROUP, GroupTown.card("full", GroupRules.of(Kind.GROUP)), alice.id(), members));
            List<Ended> ended = together(
                    () -> groups().coming.invite(alice.who(), id, List.of(carol)),
                    () -> groups().coming.invite(bob.who(), id, List.of(dave)));
            assertOneDone(ended, Code.TOO_LARGE);
            assertThat(groups().call(() -> groups().town.groups.members(id, Optional.empty(), 1_000)))
                    .hasSize(GroupSettings.DEFAULT.members());
        }
    }

    @Test
    default void usesALinkAsOftenAsItSays() throws Exception {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person carol = groups().person("carol");
        for (int i = 0; i < ROUNDS; i++) {
            Group group = groups().create(alice, "g");
            String token = groups().call(() -> groups().links.make(alice.who(), group.id(), Optional.empty(), 1))
                    .path("token")
                    .asText();
            List<Ended> ended = together(
                    () -> groups().coming.follow(bob.who(), token),
                    () -> groups().coming.follow(carol.who(), token));
            assertOneDone(ended, Code.NO_SUCH_CONVERSATION);
            assertThat(groups().group(group).orElseThrow().members()).isEqualTo(2);
        }
    }

    private static void assertOneDone(List<Ended> ended, Code other) {
        assertThat(ended).containsExactlyInAnyOrder(new Ended(Optional.empty()), new Ended(Optional.of(other)));
    }

    private List<MembersChange> changes(Group group, MembersChange.Action action) {
        List<MembersChange> changes = new ArrayList<>();
        for (Entry entry : groups().log(group)) {
            if (entry.happening() instanceof MembersChange change && change.action() == action) {
                changes.add(change);
            }
        }
        return changes;
    }

    private void promote(Town.Person owner, Group group, Town.Person other) {
        Entry unused =
                groups().call(() -> groups().ranks.role(owner.who(), group.id(), other.name(), Role.ADMINISTRATOR));
    }

    private void mute(Town.Person who, Group group, Town.Person other, Silence silence) {
        Entry unused = groups().call(() -> groups().ranks.mute(who.who(), group.id(), other.name(), silence));
    }

    private void say(Town.Person from, Group group) {
        Outcome outcome = new Outcome.Busy();
        while (!(outcome instanceof Outcome.Accepted)) {
            outcome = groups().append(
                            new Draft(groups().route(group), GroupTown.message(from, "x"), Set.of(), Optional.empty()));
        }
    }

    /** Does two things at one moment, each in a transaction of its own. */
    private List<Ended> together(Supplier<?> one, Supplier<?> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(2);
        try {
            Future<Ended> first = threads.submit(() -> end(one, start));
            Future<Ended> second = threads.submit(() -> end(other, start));
            return List.of(first.get(), second.get());
        } finally {
            threads.shutdown();
        }
    }

    private Ended end(Supplier<?> work, CountDownLatch start) throws InterruptedException {
        start.countDown();
        start.await();
        try {
            Object unused = groups().call(work);
            return new Ended(Optional.empty());
        } catch (Refused refused) {
            return new Ended(Optional.of(refused.code()));
        }
    }
}
