package io.hongyan.im.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.RecordingTransport;
import io.hongyan.im.session.Session;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a member's own settings of a conversation promise on every database. */
interface SettingsContract {
    Town town();

    @Test
    default void keepsWhatAMemberSetsForThatMemberAlone() {
        Pair pair = pair();
        set(pair.bob, pair, "'pinned':true,'mutedUntil':-1,'hidden':true,'draft':'雁 🪿'");
        assertThat(membership(pair.bob, pair).settings()).isEqualTo(new MemberSettings(true, -1, true));
        assertThat(membership(pair.alice, pair).settings()).isEqualTo(new MemberSettings(false, 0, false));
        assertThat(draft(pair.bob, pair)).contains("雁 🪿");
        assertThat(draft(pair.alice, pair)).isEmpty();
        set(pair.bob, pair, "'pinned':false");
        assertThat(membership(pair.bob, pair).settings()).isEqualTo(new MemberSettings(false, -1, true));
        set(pair.bob, pair, "'mutedUntil':null,'hidden':null,'draft':null");
        assertThat(membership(pair.bob, pair).settings()).isEqualTo(new MemberSettings(false, 0, false));
        assertThat(draft(pair.bob, pair)).isEmpty();
    }

    @Test
    default void showsAHiddenConversationAgainWithItsNextMessage() {
        Pair pair = pair();
        set(pair.bob, pair, "'hidden':true");
        assertThat(membership(pair.bob, pair).settings().hidden()).isTrue();
        say(pair.alice, pair, "look");
        assertThat(membership(pair.bob, pair).settings().hidden()).isFalse();
    }

    @Test
    default void clearsForOneMemberAlone() {
        Pair pair = pair();
        set(pair.bob, pair, "'action':'clear'");
        Membership cleared = membership(pair.bob, pair);
        assertThat(cleared.firstSeq()).isEqualTo(new Seq(3));
        assertThat(cleared.unread()).isZero();
        assertThat(mentions(pair.bob, pair)).isZero();
        assertThat(cleared.position().read()).isEqualTo(Seq.NONE);
        assertThat(membership(pair.alice, pair).firstSeq()).isEqualTo(new Seq(1));
        assertThat(call(() -> town().log.last(List.of(cleared)))).isEmpty();
        say(pair.alice, pair, "anew");
        assertThat(membership(pair.bob, pair).unread()).isEqualTo(1);
        assertThat(mentions(pair.bob, pair)).isEqualTo(1);
        assertThat(call(() -> town().log.last(List.of(membership(pair.bob, pair)))))
                .hasSize(1);
        advance(pair.bob, pair, 2);
        assertThat(membership(pair.bob, pair).unread()).isEqualTo(1);
        advance(pair.bob, pair, 3);
        assertThat(membership(pair.bob, pair).unread()).isZero();
        assertThat(mentions(pair.bob, pair)).isZero();
    }

    @Test
    default void listsNothingThatWasClearedWhateverIsDoneToIt() {
        Pair pair = pair();
        set(pair.bob, pair, "'action':'clear'");
        Membership alice = membership(pair.alice, pair);
        MessageChange pinned = new MessageChange(
                pair.alice.id(), What.PIN, alice.lastSeq(), Json.map().put("pinned", true));
        // more than are looked at together
        call(() -> town().log.add(Collections.nCopies(60, new Addition(alice.conversation(), pinned))));
        assertThat(call(() -> town().log.last(List.of(membership(pair.bob, pair)))))
                .isEmpty();
        assertThat(call(() -> town().log.last(List.of(membership(pair.alice, pair))))
                        .values())
                .extracting(Entry::seq)
                .containsExactly(alice.lastSeq());
    }

    @Test
    default void answersNothingBelowWhatWasCleared() {
        Pair pair = pair();
        set(pair.bob, pair, "'action':'clear'");
        assertThat(reply(pair.bob, pair, 2))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.reason().code()).isEqualTo(Code.NO_SUCH_MESSAGE));
        assertThat(reply(pair.alice, pair, 2)).isInstanceOf(Outcome.Accepted.class);
        assertThat(reply(pair.bob, pair, 3)).isInstanceOf(Outcome.Accepted.class);
        assertThat(call(() -> town().log
                        .from(
                                pair.route.conversation(),
                                membership(pair.bob, pair).firstSeq(),
                                0,
                                1)))
                .extracting(Entry::seq)
                .containsExactly(new Seq(3));
    }

    @Test
    default void movesTheMomentThatSyncAsksFor() {
        Pair pair = pair();
        long before = call(() -> town().book.now());
        long now = before;
        while (now == before) {
            now = call(() -> town().book.now());
        }
        long since = now;
        assertThat(call(() -> town().book.changed(pair.bob.id(), since, Optional.empty(), 10)))
                .isEmpty();
        set(pair.bob, pair, "'draft':'I was abou'");
        assertThat(call(() -> town().book.changed(pair.bob.id(), since, Optional.empty(), 10)))
                .extracting(Membership::conversation)
                .containsExactly(pair.route.conversation());
        assertThat(call(() -> town().book.changed(pair.alice.id(), since, Optional.empty(), 10)))
                .isEmpty();
    }

    @Test
    default void tellsTheOtherOwnDevicesWhatChanged() {
        Pair pair = pair();
        RecordingTransport pad = device(pair.bob);
        int before = pair.bob.packets().size();
        set(pair.bob, pair, "'pinned':true,'draft':null");
        set(pair.bob, pair, "'action':'clear'");
        List<JsonNode> told = pad.frames().stream()
                .flatMap(String::lines)
                .map(line -> Json.readOwn(line).path("body"))
                .toList();
        String id = pair.route.conversation().toString();
        assertThat(told)
                .containsExactly(
                        Json.map()
                                .put("event", "conversation")
                                .put("conversation", id)
                                .put("pinned", true)
                                .put("draft", ""),
                        Json.map()
                                .put("event", "conversation")
                                .put("conversation", id)
                                .put("firstSeq", 3)
                                .put("unread", 0));
        assertThat(pair.bob.packets()).hasSize(before);
        assertThat(pair.alice.packets()).isEmpty();
    }

    @Test
    default void forgetsEverythingWithTheMembership() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Route route = town().group(alice, bob);
        ConversationId group = route.conversation();
        Pair pair = new Pair(alice, bob, route);
        say(alice, pair, "hi");
        set(bob, pair, "'pinned':true,'draft':'…'");
        town().transactions.run(() -> town().groups.leave(group, bob.id()));
        assertThat(draft(bob, pair)).isEmpty();
        assertThatThrownBy(() -> set(bob, pair, "'pinned':true")).isInstanceOf(Refused.class);
        Entry entry = say(alice, pair, "come back");
        town().transactions.run(() -> town().groups.join(group, Set.of(bob.id()), Arrival.with(entry, false)));
        assertThat(membership(bob, pair).settings()).isEqualTo(new MemberSettings(false, 0, false));
        assertThat(membership(bob, pair).unread()).isZero();
    }

    @Test
    default void refusesWhatIsNoSetting() {
        Pair pair = pair();
        assertRefused("action", () -> set(pair.bob, pair, ""));
        assertRefused("action", () -> set(pair.bob, pair, "'action':'forget'"));
        assertRefused("pinned", () -> set(pair.bob, pair, "'pinned':1"));
        assertRefused("mutedUntil", () -> set(pair.bob, pair, "'mutedUntil':-2"));
        assertRefused("draft", () -> set(pair.bob, pair, "'draft':'" + "x".repeat(5_001) + "'"));
        assertRefused("draft", () -> set(pair.bob, pair, "'draft':'\\u0000'"));
        set(pair.bob, pair, "'draft':'" + "🪿".repeat(5_000) + "'");
        assertThat(draft(pair.bob, pair)).contains("🪿".repeat(5_000));
    }

    @Test
    default void knowsNothingToStrangersAndOfWhatIsNotThere() {
        Pair pair = pair();
        Town.Person eve = town().person("eve");
        assertThatThrownBy(() -> set(eve, pair, "'pinned':true"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.NO_SUCH_CONVERSATION));
        Pair silent = new Pair(eve, pair.bob, town().directory.openDirect(eve.id(), pair.bob.id()));
        assertThatThrownBy(() -> set(eve, silent, "'pinned':true")).isInstanceOf(Refused.class);
        assertThat(membership(eve, silent).settings().pinned()).isFalse();
    }

    /** Two people, the first of whom wrote two messages that mention the second. */
    record Pair(Town.Person alice, Town.Person bob, Route route) {}

    private Pair pair() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Pair pair = new Pair(alice, bob, town().directory.openDirect(alice.id(), bob.id()));
        say(alice, pair, "one");
        say(alice, pair, "two");
        assertThat(membership(bob, pair).unread()).isEqualTo(2);
        assertThat(mentions(bob, pair)).isEqualTo(2);
        return pair;
    }

    private Entry say(Town.Person from, Pair pair, String text) {
        return ((Outcome.Accepted) send(from, pair, text, Optional.empty())).entry();
    }

    private Outcome reply(Town.Person from, Pair pair, long to) {
        return send(from, pair, "re", Optional.of(new Seq(to)));
    }

    private Outcome send(Town.Person from, Pair pair, String text, Optional<Seq> replyTo) {
        Route route = call(() -> town().book.route(pair.route.conversation())).orElseThrow();
        NewMessage message = new NewMessage(
                from.id(),
                Optional.of(new ClientId(UUID.randomUUID().toString())),
                "chat",
                "text",
                Json.map().put("text", text),
                text,
                Optional.empty(),
                replyTo,
                List.of("@all"),
                Set.of());
        Draft draft = new Draft(
                route,
                message,
                route.members().stream()
                        .filter(member -> !member.equals(from.id()))
                        .collect(java.util.stream.Collectors.toSet()),
                Optional.empty());
        return call(() -> town().log.append(List.of(draft), true)).get(0);
    }

    /** @param fields of a JSON map, with apostrophes for quotation marks */
    private void set(Town.Person person, Pair pair, String fields) {
        ObjectNode body = (ObjectNode) Json.readOwn("{" + fields.replace('\'', '"') + "}");
        body.put("conversation", pair.route.conversation().toString());
        ConversationQuery query =
                new ConversationQuery(town().directory, town().book, town().sessions, town().transactions);
        JsonNode answer = call(() -> query.set(person.session(), person.who(), Fields.of(body)));
        assertThat(answer.path("conversation").asText())
                .isEqualTo(pair.route.conversation().toString());
    }

    private RecordingTransport device(Town.Person person) {
        RecordingTransport transport = new RecordingTransport(false);
        Session session = town().sessions.open(transport, (from, packet) -> CompletableFuture.completedFuture(true));
        session.login(
                new io.hongyan.im.account.Identity(
                        person.id(), person.who().username(), new io.hongyan.im.id.DeviceId("pad")),
                "pad",
                Locale.ENGLISH);
        return transport;
    }

    private void advance(Town.Person person, Pair pair, long seq) {
        call(() -> town().book
                .advance(pair.route.conversation(), person.id(), Optional.of(new Seq(seq)), Optional.empty()));
    }

    private Membership membership(Town.Person person, Pair pair) {
        return call(() -> town().book.membership(pair.route.conversation(), person.id()))
                .orElseThrow();
    }

    private Optional<String> draft(Town.Person person, Pair pair) {
        return Optional.ofNullable(call(() -> town().book.drafts(person.id(), List.of(pair.route.conversation())))
                .get(pair.route.conversation()));
    }

    private long mentions(Town.Person person, Pair pair) {
        return call(() -> town().book.mentions(person.id(), List.of(pair.route.conversation())))
                .getOrDefault(pair.route.conversation(), 0L);
    }

    private static void assertRefused(String field, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.details()).containsEntry("field", field));
    }

    private <T> T call(Supplier<T> work) {
        return town().transactions.call(work);
    }
}
