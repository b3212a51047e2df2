package io.hongyan.im.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conversation.MembersChange.Action;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a log promises of entries that are no messages. */
interface AdditionContract {
    Ids IDS = new Ids(1022);

    Transactions transactions();

    EntryLog log();

    MemberBook book();

    @Test
    default void numbersAllEntriesButCountsMessagesOnly() {
        Route route = conversation();
        Entry message = send(route, "one", false);
        Entry state = add(route, opened(route, message, 1));
        Entry second = send(route, "two", false);
        assertThat(List.of(message, state, second))
                .extracting(entry -> entry.seq().value())
                .containsExactly(1L, 2L, 3L);
        assertThat(List.of(message, state, second)).extracting(Entry::ordinal).containsExactly(1L, 1L, 2L);
        AccountId reader = route.members().stream()
                .filter(one -> !one.equals(sender(route)))
                .findAny()
                .orElseThrow();
        Membership member = transactions()
                .call(() -> book().membership(route.conversation(), reader))
                .orElseThrow();
        assertThat(member.unread()).isEqualTo(2);
        assertThat(member.lastSeq()).isEqualTo(new Seq(3));
    }

    @Test
    default void readsBackEveryKind() {
        Route route = conversation();
        Entry message = send(route, "one", false);
        List<Happening> happenings = List.of(
                opened(route, message, 1),
                new MembersChange(sender(route), Action.INVITE, List.of("bob", "carol")),
                new GroupChange(sender(route), "create", Json.map().put("name", "雁群")));
        List<Entry> added = transactions()
                .call(() -> log().add(happenings.stream()
                        .map(one -> new Addition(route.conversation(), one))
                        .toList()));
        assertThat(added).extracting(Entry::happening).containsExactlyElementsOf(happenings);
        assertThat(after(route, 1)).isEqualTo(added);
    }

    @Test
    default void givesAMessageItsNewestStates() {
        Route route = conversation();
        Entry message = send(route, "one", false);
        Entry other = send(route, "two", false);
        add(route, opened(route, message, 1));
        Entry again = add(route, opened(route, message, 2));
        Entry closed = add(
                route,
                new NewState(
                        sender(route),
                        "red-packet.closed",
                        message.seq(),
                        Json.map().put("by", "time")));
        Entry read = after(route, 0).get(0);
        assertThat(read.standing().asOf()).isEqualTo(closed.seq());
        assertThat(read.standing().states())
                .containsExactlyInAnyOrderEntriesOf(Map.<String, JsonNode>of(
                        "red-packet.opened", Json.map().put("count", 2),
                        "red-packet.closed", Json.map().put("by", "time")));
        assertThat(after(route, 0).get(1)).isEqualTo(other);
        assertThat(((NewState) again.happening()).state()).isEqualTo(Json.map().put("count", 2));
        assertThat(transactions().call(() -> log().at(route.conversation(), message.seq())))
                .contains(read);
    }

    @Test
    default void keepsTheLastOfSeveralStatesOfOneTransaction() {
        Route route = conversation();
        Entry message = send(route, "one", false);
        List<Entry> added = transactions()
                .call(() -> log().add(List.of(
                        new Addition(route.conversation(), opened(route, message, 1)),
                        new Addition(route.conversation(), opened(route, message, 2)))));
        Standing standing = after(route, 0).get(0).standing();
        assertThat(standing.asOf()).isEqualTo(added.get(1).seq());
        assertThat(standing.states())
                .containsEntry("red-packet.opened", Json.map().put("count", 2));
    }

    @Test
    default void addsNothingOfAFailedTransaction() {
        Route route = conversation();
        Entry message = send(route, "one", false);
        assertThatThrownBy(() -> transactions().run(() -> {
                    log().add(List.of(new Addition(route.conversation(), opened(route, message, 1))));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(after(route, 0)).containsExactly(message);
    }

    @Test
    default void findsNamedMessagesByTheirId() {
        Route route = conversation();
        Entry named = send(route, "named", true);
        Entry unnamed = send(route, "unnamed", false);
        assertThat(find(named.id())).contains(named);
        assertThat(find(unnamed.id())).isEmpty();
        assertThat(find(IDS.entry())).isEmpty();
    }

    @Test
    default void refusesToAddToWhatIsNotThere() {
        ConversationId nowhere = IDS.conversation();
        Happening happening = new MembersChange(IDS.account(), Action.LEAVE, List.of("bob"));
        assertThatThrownBy(() -> transactions().call(() -> log().add(List.of(new Addition(nowhere, happening)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Optional<Entry> find(EntryId id) {
        return transactions().call(() -> log().find(id));
    }

    private Entry add(Route route, Happening happening) {
        return transactions()
                .call(() -> log().add(List.of(new Addition(route.conversation(), happening))))
                .get(0);
    }

    private Entry send(Route route, String text, boolean named) {
        Draft plain = EntryLogContract.draft(route, text, text);
        Draft draft = new Draft(route, plain.message(), Set.of(), named ? Optional.of(IDS.entry()) : Optional.empty());
        Outcome outcome =
                transactions().call(() -> log().append(List.of(draft), true)).get(0);
        return ((Outcome.Accepted) outcome).entry();
    }

    private List<Entry> after(Route route, long seq) {
        return transactions().call(() -> log().after(route.conversation(), new Seq(seq), 200));
    }

    private Route conversation() {
        return transactions().call(() -> book().createDirect(IDS.account(), IDS.account()));
    }

    private static NewState opened(Route route, Entry message, int count) {
        return new NewState(
                sender(route), "red-packet.opened", message.seq(), Json.map().put("count", count));
    }

    private static AccountId sender(Route route) {
        return EntryLogContract.draft(route, "x", "x").message().sender();
    }
}
