package io.hongyan.im.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a log and a book of members promise on every database. */
interface EntryLogContract {
    Ids IDS = new Ids(1023);

    Transactions transactions();

    EntryLog log();

    MemberBook book();

    @Test
    default void numbersEntriesFromOneWithoutHoles() {
        Route route = conversation();
        List<Outcome> outcomes = append(drafts(route, "a", 1, 5));
        outcomes.addAll(append(drafts(route, "a", 6, 9)));
        assertThat(outcomes).extracting(EntryLogContract::seq).containsExactlyElementsOf(range(1, 9));
        assertThat(after(route, 0)).extracting(entry -> entry.seq().value()).containsExactlyElementsOf(range(1, 9));
    }

    @Test
    default void readsBackWhatWasWritten() {
        Route route = conversation();
        ObjectNode content =
                Json.map().put("text", "雁 👩‍👩‍👧 \u0000 \n\u2028").put("n", 1.5);
        NewMessage message = new NewMessage(
                first(route),
                Optional.of(clientId("c")),
                "normal",
                "text",
                content,
                "雁 👩‍👩‍👧 \n\u2028",
                Optional.of("title"),
                Optional.empty(),
                List.of("@all"),
                Set.of());
        append(List.of(new Draft(route, message, Set.of(), Optional.empty())));
        Entry read = after(route, 0).get(0);
        assertThat(read.message()).isEqualTo(message);
        assertThat(transactions().call(() -> log().at(route.conversation(), new Seq(1))))
                .contains(read);
        assertThat(read.ordinal()).isEqualTo(1);
    }

    @Test
    default void answersARetryWithTheFirstAnswer() {
        Route route = conversation();
        Outcome.Accepted first =
                accepted(append(List.of(draft(route, "same", "one"))).get(0));
        Outcome.Accepted again =
                accepted(append(List.of(draft(route, "same", "another"))).get(0));
        assertThat(first.duplicate()).isFalse();
        assertThat(again.duplicate()).isTrue();
        assertThat(again.entry()).isEqualTo(first.entry());
        assertThat(after(route, 0)).hasSize(1);
    }

    @Test
    default void answersARetryWithinOneBatchWithTheFirstAnswer() {
        Route route = conversation();
        List<Outcome> outcomes =
                append(List.of(draft(route, "x", "one"), draft(route, "y", "two"), draft(route, "x", "three")));
        assertThat(outcomes).extracting(EntryLogContract::seq).containsExactly(1L, 2L, 1L);
        assertThat(accepted(outcomes.get(2)).duplicate()).isTrue();
    }

    @Test
    default void storesTheSameClientIdOfAnotherSenderOrConversation() {
        Route route = conversation();
        Route other = conversation();
        AccountId second = route.members().stream()
                .filter(member -> !member.equals(first(route)))
                .findAny()
                .orElseThrow();
        append(List.of(draft(route, "k", "a"), draft(other, "k", "b"), draft(route, second, "k", "c")));
        assertThat(after(route, 0)).hasSize(2);
        assertThat(after(other, 0)).hasSize(1);
    }

    @Test
    default void storesNothingOfAFailedTransaction() {
        Route route = conversation();
        assertThatThrownBy(() -> transactions().run(() -> {
                    log().append(drafts(route, "a", 1, 3), true);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(after(route, 0)).isEmpty();
        assertThat(append(drafts(route, "a", 1, 1)))
                .extracting(EntryLogContract::seq)
                .containsExactly(1L);
    }

    @Test
    default void keepsManyConversationsApartInOneBatch() {
        List<Route> routes =
                IntStream.range(0, 40).mapToObj(i -> conversation()).toList();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            for (Route route : routes) {
                drafts.add(draft(route, "m" + i, "text " + i));
            }
        }
        append(drafts);
        for (Route route : routes) {
            assertThat(after(route, 0)).extracting(entry -> entry.seq().value()).containsExactlyElementsOf(range(1, 6));
        }
    }

    @Test
    default void refusesAReplyToWhatIsNotThere() {
        Route route = conversation();
        NewMessage message = message(first(route), "r", "re", Optional.of(new Seq(1)));
        Outcome outcome = append(List.of(new Draft(route, message, Set.of(), Optional.empty())))
                .get(0);
        assertThat(((Outcome.Rejected) outcome).reason().code()).isEqualTo(Code.NO_SUCH_MESSAGE);
        assertThat(after(route, 0)).isEmpty();
    }

    @Test
    default void noticesThatRightsHaveChanged() {
        Route route = conversation();
        Route old = new Route(route.conversation(), route.kind(), route.members(), route.rightsVersion() + 1);
        assertThat(append(List.of(draft(old, "s", "x")))).containsExactly(new Outcome.Stale(route.rightsVersion()));
    }

    @Test
    default void pagesForwardBackwardAndByTime() {
        Route route = conversation();
        append(drafts(route, "a", 1, 10));
        transactions().run(() -> {
            assertThat(log().after(route.conversation(), new Seq(4), 3))
                    .extracting(one -> one.seq().value())
                    .containsExactly(5L, 6L, 7L);
            assertThat(log().before(route.conversation(), new Seq(4), 2))
                    .extracting(one -> one.seq().value())
                    .containsExactly(2L, 3L);
            long time = log().at(route.conversation(), new Seq(1)).orElseThrow().time();
            assertThat(log().from(route.conversation(), new Seq(1), time, 200)).hasSize(10);
            assertThat(log().from(route.conversation(), new Seq(1), time + 100_000, 200))
                    .isEmpty();
        });
    }

    @Test
    default void countsUnreadAsASubtraction() {
        Route route = conversation();
        AccountId sender = first(route);
        AccountId reader = route.members().stream()
                .filter(one -> !one.equals(sender))
                .findAny()
                .orElseThrow();
        append(drafts(route, "a", 1, 7));
        assertThat(member(route, reader).unread()).isEqualTo(7);
        assertThat(member(route, sender).unread()).isZero();
        transactions()
                .run(() -> book().advance(route.conversation(), reader, Optional.of(new Seq(5)), Optional.empty()));
        assertThat(member(route, reader).unread()).isEqualTo(2);
        transactions()
                .run(() -> book().advance(route.conversation(), reader, Optional.of(new Seq(3)), Optional.empty()));
        assertThat(member(route, reader).position().read()).isEqualTo(new Seq(5));
        assertThat(member(route, reader).position().delivered()).isEqualTo(new Seq(5));
    }

    @Test
    default void tellsWhatChangedSinceAMoment() {
        Route quiet = conversation();
        AccountId person = first(quiet);
        append(drafts(quiet, "a", 1, 1));
        Route busy = transactions().call(() -> book().createDirect(person, IDS.account()));
        long between = transactions().call(() -> {
            long now = book().now();
            while (book().now() == now) {
                Thread.onSpinWait();
            }
            return book().now();
        });
        append(drafts(busy, "a", 1, 2));
        List<Membership> changed = transactions().call(() -> book().changed(person, between, Optional.empty(), 10));
        assertThat(changed).extracting(Membership::conversation).containsExactly(busy.conversation());
        assertThat(transactions().call(() -> book().changed(person, 0, Optional.empty(), 10)))
                .hasSize(2);
        Map<?, Entry> last = transactions().call(() -> log().last(changed));
        assertThat(last.get(busy.conversation())).isEqualTo(after(busy, 1).get(0));
    }

    @Test
    default void countsUnreadMentions() {
        Route route = conversation();
        AccountId sender = first(route);
        AccountId reader = route.members().stream()
                .filter(one -> !one.equals(sender))
                .findAny()
                .orElseThrow();
        append(List.of(
                new Draft(route, message(sender, "1", "@you", Optional.empty()), Set.of(reader), Optional.empty()),
                new Draft(route, message(sender, "2", "@you", Optional.empty()), Set.of(reader), Optional.empty())));
        assertThat(mentions(route, reader)).isEqualTo(2L);
        transactions()
                .run(() -> book().advance(route.conversation(), reader, Optional.of(new Seq(1)), Optional.empty()));
        assertThat(mentions(route, reader)).isEqualTo(1L);
        assertThat(mentions(route, sender)).isNull();
    }

    @Test
    default void makesOneDirectConversationOfTwoPeople() {
        AccountId one = IDS.account();
        AccountId other = IDS.account();
        Route route = transactions().call(() -> book().createDirect(other, one));
        assertThatThrownBy(() -> transactions().call(() -> book().createDirect(one, other)))
                .isInstanceOf(RuntimeException.class);
        assertThat(transactions().call(() -> book().direct(one, other))).contains(route);
        assertThat(transactions().call(() -> book().route(route.conversation())))
                .contains(route);
        assertThat(route.members()).containsExactlyInAnyOrder(one, other);
        assertThat(transactions().call(() -> book().createDirect(one, one)).members())
                .containsExactly(one);
    }

    private @Nullable Long mentions(Route route, AccountId account) {
        return transactions()
                .call(() -> book().mentions(account, List.of(route.conversation())))
                .get(route.conversation());
    }

    private Membership member(Route route, AccountId account) {
        return transactions()
                .call(() -> book().membership(route.conversation(), account))
                .orElseThrow();
    }

    private Route conversation() {
        return transactions().call(() -> book().createDirect(IDS.account(), IDS.account()));
    }

    private List<Outcome> append(List<Draft> drafts) {
        return new ArrayList<>(transactions().call(() -> log().append(drafts, true)));
    }

    private List<Entry> after(Route route, long seq) {
        return transactions().call(() -> log().after(route.conversation(), new Seq(seq), 200));
    }

    private static List<Draft> drafts(Route route, String prefix, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> draft(route, prefix + i, "text " + i))
                .toList();
    }

    static Draft draft(Route route, String clientId, String text) {
        return draft(route, first(route), clientId, text);
    }

    private static Draft draft(Route route, AccountId sender, String clientId, String text) {
        return new Draft(route, message(sender, clientId, text, Optional.empty()), Set.of(), Optional.empty());
    }

    private static NewMessage message(AccountId sender, String clientId, String text, Optional<Seq> replyTo) {
        return new NewMessage(
                sender,
                Optional.of(clientId(clientId)),
                "chat",
                "text",
                Json.map().put("text", text),
                text,
                Optional.empty(),
                replyTo,
                List.of(),
                Set.of());
    }

    private static ClientId clientId(String name) {
        return new ClientId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static AccountId first(Route route) {
        return route.members().stream().sorted().findFirst().orElseThrow();
    }

    private static long seq(Outcome outcome) {
        return accepted(outcome).entry().seq().value();
    }

    private static Outcome.Accepted accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
