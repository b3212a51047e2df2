package io.hongyan.im.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Reader;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What channels, and groups with many members, promise on every database. */
interface ChannelContract extends CrowdEndContract {
    @Override
    GroupTown groups();

    private Group channel(Town.Person owner, Town.Person... others) {
        return groups().create(owner, Kind.CHANNEL, GroupTown.card("news", GroupRules.of(Kind.CHANNEL)), others);
    }

    @Test
    default void namesNobodyInItsRoute() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Route route = groups().route(channel(alice, bob));
        assertThat(route.crowd()).isTrue();
        assertThat(route.members()).isEmpty();
    }

    @Test
    default void reachesWhoIsConnectedAndReadsIt() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person eve = groups().person("eve");
        Group group = channel(alice, bob);
        Seq seq = push(alice, group, "news");
        assertThat(seqs(bob)).contains(seq.value());
        assertThat(seqs(eve)).isEmpty();
        done(() -> groups().coming.join(eve.who(), group.id(), ""));
        Seq next = push(alice, group, "more");
        assertThat(seqs(eve)).containsExactly(next.value());
        done(() -> groups().going.leave(eve.who(), group.id()));
        push(alice, group, "last");
        assertThat(seqs(eve)).containsExactly(next.value());
    }

    @Test
    default void letsAdministratorsWriteAlone() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = channel(alice, bob);
        assertThat(groups().route(alice, group).conversation()).isEqualTo(group.id());
        assertThatThrownBy(() -> groups().route(bob, group))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.NOT_ALLOWED));
        groups().assertRefused(
                        Code.NOT_ALLOWED,
                        () -> groups().gets
                                .run(
                                        bob.who(),
                                        GroupTown.fields("group", group.id().toString(), "members", true)));
    }

    @Test
    default void tellsNobodyInItsLogWhoComesAndGoes() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = channel(alice);
        done(() -> groups().coming.join(bob.who(), group.id(), ""));
        done(() -> groups().going.remove(alice.who(), group.id(), bob.name()));
        assertThat(groups().log(group)).hasSize(1);
        assertThat(events(bob)).extracting(event -> event.has("joined")).contains(true);
        assertThat(events(bob))
                .last()
                .satisfies(
                        event -> assertThat(event.path("removed").asBoolean()).isTrue());
    }

    @Test
    default void countsUnreadAndMentions() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Town.Person carol = groups().person("carol");
        Group group = channel(alice, bob);
        NewMessage all = mentioning(alice, NewMessage.ALL);
        accepted(new Draft(groups().route(group), all, Set.of(), Optional.empty()));
        done(() -> groups().coming.join(carol.who(), group.id(), ""));
        assertThat(groups().membership(group, bob).unread()).isEqualTo(1);
        assertThat(mentions(group, bob)).isEqualTo(1);
        assertThat(mentions(group, alice)).isZero();
        // who came later has read what was before
        assertThat(groups().membership(group, carol).unread()).isZero();
        assertThat(mentions(group, carol)).isZero();
    }

    /** Somebody is removed and let in again and again while others write, on several threads. */
    @Test
    default void neverReachesWhoIsOutOfACrowd() throws InterruptedException {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = crowd(alice, bob);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> write(alice, group, done));
        writer.start();
        for (int i = 0; i < 15; i++) {
            done(() -> groups().going.remove(alice.who(), group.id(), bob.name()));
            awaitMessage(writer, alice, group);
            done(() -> groups().coming.invite(alice.who(), group.id(), List.of(bob.name())));
            awaitMessage(writer, alice, group);
        }
        done.set(true);
        writer.join();
        assertExactlyWhatWasMeant(bob, group);
    }

    /** What was on its way while somebody left may be kept from them: they could not ask for it any more. */
    private void assertExactlyWhatWasMeant(Town.Person person, Group group) {
        // the first entry lets them in
        boolean in = false;
        List<Long> meant = new ArrayList<>();
        List<Long> onTheWay = new ArrayList<>();
        for (Entry entry : groups().log(group)) {
            boolean about = isAbout(entry, person, group);
            if (in || about) {
                meant.add(entry.seq().value());
            }
            if (in && about) {
                onTheWay.add(entry.seq().value() - 1);
            }
            in = about != in;
        }
        assertThat(seqs(person)).doesNotHaveDuplicates().isSubsetOf(meant);
        meant.removeAll(onTheWay);
        assertThat(seqs(person)).containsAll(meant);
    }

    private boolean isAbout(Entry entry, Town.Person person, Group group) {
        return entry.happening().kind().equals("members")
                && groups().town
                        .json
                        .whole(entry, groups().route(group), Reader.ofAll(person.id()))
                        .path("users")
                        .toString()
                        .contains(person.name());
    }

    /** A group that has become a crowd by its last member. */
    private Group crowd(Town.Person owner, Town.Person last) {
        Set<AccountId> members = Stream.generate(() -> groups().stranger())
                .limit(Group.NAMED - 1L)
                .collect(Collectors.toSet());
        members.add(owner.id());
        ConversationId id = groups().call(() -> groups().town
                .groups
                .create(Kind.GROUP, GroupTown.card("many", GroupRules.of(Kind.GROUP)), owner.id(), members));
        Group group = Objects.requireNonNull(
                groups().call(() -> groups().town.groups.groups(List.of(id))).get(id));
        assertThat(groups().route(group).crowd()).isFalse();
        done(() -> groups().coming.invite(owner.who(), id, List.of(last.name())));
        assertThat(groups().route(group).crowd()).isTrue();
        return group;
    }

    @Test
    default void makesACrowdOfAGroupThatGrows() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = crowd(alice, bob);
        Seq seq = push(alice, group, "hello, all of you");
        assertThat(seqs(bob)).contains(seq.value());
        Route route = groups().route(group);
        assertThat(groups().call(() -> groups().town.directory.view(route).members()))
                .isEqualTo(Group.NAMED + 1);
    }

    @Test
    default void reachesNobodyByWhatWasRolledBack() {
        Town.Person alice = groups().person("alice");
        Town.Person eve = groups().person("eve");
        Group group = channel(alice);
        assertThatThrownBy(() -> groups().run(() -> {
                    Object unused = groups().coming.join(eve.who(), group.id(), "");
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        push(alice, group, "secret");
        assertThat(seqs(eve)).isEmpty();
    }

    private Seq push(Town.Person from, Group group, String text) {
        Draft draft = new Draft(groups().route(group), GroupTown.message(from, text), Set.of(), Optional.empty());
        Entry entry = accepted(draft);
        groups().town.delivery.message(entry, draft.route(), from.session());
        return entry.seq();
    }

    private Entry accepted(Draft draft) {
        return ((Outcome.Accepted) groups().append(draft)).entry();
    }

    private void write(Town.Person from, Group group, AtomicBoolean done) {
        while (!done.get()) {
            Draft draft = new Draft(groups().route(group), GroupTown.message(from, "x"), Set.of(), Optional.empty());
            if (groups().append(draft) instanceof Outcome.Accepted accepted) {
                groups().town.delivery.message(accepted.entry(), draft.route(), from.session());
            }
        }
    }

    private void awaitMessage(Thread writer, Town.Person member, Group group) {
        Seq last = groups().membership(group, member).lastSeq();
        while (groups().call(() -> groups().town.log.after(group.id(), last, 1)).isEmpty()) {
            assertThat(writer.isAlive()).isTrue();
        }
    }

    private static NewMessage mentioning(Town.Person from, String whom) {
        NewMessage plain = GroupTown.message(from, "x");
        return new NewMessage(
                plain.sender(),
                plain.clientId(),
                plain.type(),
                plain.media(),
                plain.content(),
                plain.body(),
                plain.subject(),
                plain.replyTo(),
                List.of(whom),
                plain.holds());
    }

    private long mentions(Group group, Town.Person person) {
        Map<?, Long> all = groups().call(() -> groups().town.book.mentions(person.id(), List.of(group.id())));
        return all.values().stream().findFirst().orElse(0L);
    }

    /** The seqs of what the device was given, in order. */
    static List<Long> seqs(Town.Person person) {
        return person.packets().stream()
                .map(packet -> packet.path("body"))
                .map(body -> body.has("entry") ? body.path("entry") : body)
                .filter(entry -> entry.has("seq"))
                .map(entry -> entry.path("seq").asLong())
                .toList();
    }

    private static List<JsonNode> events(Town.Person person) {
        return person.packets().stream()
                .map(packet -> packet.path("body"))
                .filter(body -> body.path("event").asText().equals("group"))
                .toList();
    }

    private void done(Supplier<?> work) {
        Object unused = groups().call(work);
    }
}
