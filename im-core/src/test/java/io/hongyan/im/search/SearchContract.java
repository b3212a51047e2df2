package io.hongyan.im.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Arrival;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.Reader;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.search.storage.JdbcHorizonBook;
import io.hongyan.im.search.storage.JdbcSearchIndex.Bounds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What search promises on every database. */
interface SearchContract extends SearchPagesContract {
    @Test
    default void findsWhatWasSaidAMomentAgoTheNewestFirst() {
        Person alice = person("alice");
        Person bob = person("bob");
        Route route = office().direct(alice, bob);
        office().say(alice, route, "明天meeting改到下午");
        office().say(bob, route, "no problem");
        Entry last = office().say(bob, route, "Meeting room 3, 明天");

        JsonNode page = office().ask(alice, "text", "明天meeting");
        assertThat(page.has("cursor")).isFalse();
        assertThat(page.path("items"))
                .extracting(item -> item.path("content").path("text").asText())
                .containsExactly("Meeting room 3, 明天", "明天meeting改到下午");
        JsonNode item = page.path("items").get(0);
        assertThat(item.path("highlights")).hasToString("[[0,7],[16,18]]");
        ObjectNode plain = item.deepCopy();
        plain.remove("highlights");
        ObjectNode shown = office().town.json.paged(last, route, Reader.ofAll(alice.id()));
        assertThat(plain).hasToString(shown.toString());
        assertThat(office().find(bob, "problem")).containsExactly("no problem");
        assertThat(office().find(bob, "problems")).isEmpty();
    }

    @Test
    default void searchesNobodyElsesConversations() {
        Person alice = person("alice");
        Person bob = person("bob");
        Person eve = person("eve");
        Route route = office().direct(alice, bob);
        office().say(alice, route, "a secret");
        office().say(eve, office().direct(eve, alice), "no secret");

        assertThat(office().find(eve, "secret")).containsExactly("no secret");
        assertThat(office().find(bob, "secret")).containsExactly("a secret");
        refused(
                Code.NO_SUCH_CONVERSATION,
                eve,
                "conversation",
                route.conversation().toString());
        refused(Code.NO_SUCH_USER, eve, "conversation", "nobody-of-that-name");
        refused(Code.NO_SUCH_USER, eve, "from", "nobody-of-that-name");
        refused(Code.NO_SUCH_USER, eve, "from", "No Name");
        assertThat(office().find(eve, "secret", "conversation", bob.name())).isEmpty();
        assertThat(office().find(eve, "secret", "conversation", alice.name())).containsExactly("no secret");
    }

    @Test
    default void searchesNothingFromBeforeJoiningOrAfterLeaving() {
        Person alice = person("alice");
        Person bob = person("bob");
        Route route = office().group(alice, person("carol"));
        office().say(alice, route, "plan of old");
        office().find(alice, "plan");
        office().in(() -> {
            Entry invited = change(alice, route, MembersChange.Action.INVITE, bob);
            office().town.groups.join(route.conversation(), Set.of(bob.id()), Arrival.with(invited, false));
            return invited;
        });
        assertThat(office().find(bob, "plan")).isEmpty();
        Route joined = office().route(route.conversation());
        office().say(alice, joined, "plan of today");
        assertThat(office().find(bob, "plan")).containsExactly("plan of today");
        assertThat(office().find(alice, "plan")).containsExactly("plan of today", "plan of old");
        office().in(() -> {
            office().town.groups.leave(route.conversation(), bob.id());
            return change(bob, route, MembersChange.Action.LEAVE, bob);
        });
        assertThat(office().find(bob, "plan")).isEmpty();
        refused(
                Code.NO_SUCH_CONVERSATION,
                bob,
                "conversation",
                route.conversation().toString());
    }

    @Test
    default void showsNothingMoreToWhoWasRemovedMeanwhile() {
        Person alice = person("alice");
        Person bob = person("bob");
        Route route = office().group(alice, bob);
        Entry message = office().say(alice, route, "plan of today");
        Runnable removal = () -> {
            office().town.transactions.run(() -> office().town.groups.leave(route.conversation(), bob.id()));
            office().edit(message, "plan against bob");
        };
        Office slow = new Office(
                office().town,
                index -> new WatchedIndex(
                        index,
                        documents -> {},
                        () -> CompletableFuture.runAsync(removal).join()),
                Bounds.USUAL);
        assertThat(slow.find(bob, "plan")).isEmpty();
        assertThat(office().find(alice, "plan")).containsExactly("plan against bob");
    }

    @Test
    default void takesWhatWasEditedAsItStands() {
        Person alice = person("alice");
        Route route = office().direct(alice, alice);
        Entry message = office().say(alice, route, "the first words");
        office().find(alice, "first");
        long first = office().tokens(message);
        Entry edit = office().edit(message, "then others 后来");
        // the index does not know it yet, and searching one's others has it learn it
        assertThat(office().find(alice, "first")).isEmpty();
        assertThat(office().found(alice, "后来")).singleElement().satisfies(item -> {
            assertThat(item.path("seq").asLong()).isEqualTo(message.seq().value());
            assertThat(item.path("highlights")).hasToString("[[12,14]]");
            assertThat(item.path("editedAt").asLong()).isEqualTo(edit.time());
        });
        office().edit(message, "");
        assertThat(office().find(alice, "后来")).isEmpty();
        assertThat(first).isEqualTo(3 + 1);
        assertThat(office().tokens(message)).isZero();
    }

    @Test
    default void keepsNothingOfWhatWasRecalled() {
        Person alice = person("alice");
        Person bob = person("bob");
        Route route = office().direct(alice, bob);
        Entry message = office().say(alice, route, "regretted words");
        office().edit(message, "regretted even more");
        assertThat(office().find(bob, "regretted")).containsExactly("regretted even more");
        assertThat(office().tokens(message)).isEqualTo(3 + 1);
        office().recall(message);
        assertThat(office().find(bob, "regretted")).isEmpty();
        assertThat(office().tokens(message)).isZero();

        // all of it before the index heard of any
        Entry quick = office().say(alice, route, "regretted at once");
        office().edit(quick, "regretted still");
        office().recall(quick);
        assertThat(office().find(bob, "regretted")).isEmpty();
        assertThat(office().tokens(quick)).isZero();
    }

    @Test
    default void keepsNothingOfWhatItsLogNoLongerKeeps() {
        Person alice = person("alice");
        Route route = office().group(alice, person("bob"));
        Entry gone = office().say(alice, route, "words long gone");
        office().say(alice, route, "words that stay");
        Route channel = office().town.crowd(Kind.CHANNEL, alice);
        office().say(alice, channel, "sayings of a channel");
        assertThat(office().find(alice, "sayings")).containsExactly("sayings of a channel");
        assertThat(office().find(alice, "words")).hasSize(2);
        office().town.transactions.run(() -> office().town.log.keep(route.conversation(), 1));
        assertThat(office().find(alice, "words")).containsExactly("words that stay");
        assertThat(office().tokens(gone)).isZero();
    }

    /** As it is between two steps of the index: what it says is compared with the messages. */
    @Test
    default void showsNothingThatTheIndexAloneStillHolds() {
        Person alice = person("alice");
        Route route = office().direct(alice, alice);
        Entry edited = office().say(alice, route, "words of old");
        Entry recalled = office().say(alice, route, "words of woe");
        Entry deleted = office().say(alice, route, "words of mine");
        office().say(alice, route, "words of wisdom");
        assertThat(office().find(alice, "words")).hasSize(4);
        office().edit(edited, "phrases");
        office().recall(recalled);
        office().in(() -> office().town.marks.delete(deleted.place(), alice.id()));
        raiseHorizon(route);

        assertThat(office().find(alice, "words")).containsExactly("words of wisdom");
        assertThat(office().tokens(recalled)).isEqualTo(3 + 1);
    }

    @Test
    default void filters() {
        Person alice = person("alice");
        Person bob = person("bob");
        Person carol = person("carol");
        Route direct = office().direct(alice, bob);
        Route group = office().group(alice, bob, carol);
        office().say(alice, direct, "tea one");
        office().say(bob, group, "tea two");
        Entry three = office().say(carol, group, "tea three");

        assertThat(office().find(alice, "tea")).containsExactly("tea three", "tea two", "tea one");
        assertThat(office().find(alice, "tea", "from", bob.name())).containsExactly("tea two");
        assertThat(office().find(alice, "tea", "conversation", bob.name())).containsExactly("tea one");
        assertThat(office().find(
                                alice,
                                "tea",
                                "conversation",
                                group.conversation().toString(),
                                "from",
                                alice.name()))
                .isEmpty();
        assertThat(office().find(alice, "tea", "media", "text")).hasSize(3);
        assertThat(office().find(alice, "tea", "media", "image")).isEmpty();
        assertThat(office().find(alice, "tea", "since", three.time())).contains("tea three");
        assertThat(office().find(alice, "tea", "since", three.time() + 1)).isEmpty();
        assertThat(office().find(alice, "tea", "until", three.time())).doesNotContain("tea three");
        assertThat(office().find(alice, "tea", "until", three.time() + 1)).hasSize(3);
        assertThat(office().find(alice, "tea", "since", 1, "until", 2)).isEmpty();
    }

    @Test
    default void findsWordsThatBeginAsLongOnesDo() {
        Person alice = person("alice");
        Route route = office().direct(alice, alice);
        office().say(alice, route, "internationalisation");
        office().say(alice, route, "internationalism and so on");

        assertThat(office().find(alice, "internationalisation")).containsExactly("internationalisation");
        assertThat(office().find(alice, "international so")).isEmpty();
        assertThat(office().find(alice, "internationalism so")).containsExactly("internationalism and so on");
        assertThat(office().find(alice, "internat")).hasSize(2);
    }

    @Test
    default void refusesSearchesThatAreNone() {
        Person alice = person("alice");
        malformed(alice, "text");
        malformed(alice, "text", "text", "");
        malformed(alice, "text", "text", "  \t");
        malformed(alice, "text", "text", 7);
        malformed(alice, "text", "text", "x".repeat(201));
        malformed(alice, "since", "text", "x", "since", -1);
        malformed(alice, "until", "text", "x", "until", "now");
        malformed(alice, "limit", "text", "x", "limit", 0);
        malformed(alice, "media", "text", "x", "media", 1.5);
        for (String cursor : List.of("", "x", "1-2-3", "1-0HZX4T9W2C5QK-", "1-0000000000000-1", "-1-0HZX4T9W2C5QK-1")) {
            malformed(alice, "cursor", "text", "x", "cursor", cursor);
        }
        assertThat(office().ask(alice, "text", "x".repeat(200))).hasToString("{\"items\":[]}");
        assertThat(office().ask(alice, "text", "%")).hasToString("{\"items\":[]}");
    }

    private void malformed(Person who, String field, Object... pairs) {
        assertThatThrownBy(() -> office().ask(who, pairs)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.MALFORMED);
            assertThat(refused.details()).containsEntry("field", field);
        });
    }

    private void refused(Code code, Person who, Object... pairs) {
        assertThatThrownBy(() -> office().find(who, "secret", pairs))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Person person(String name) {
        return office().town.person(name);
    }

    private Entry change(Person by, Route route, MembersChange.Action action, Person who) {
        return office().town
                .log
                .add(List.of(
                        new Addition(route.conversation(), new MembersChange(by.id(), action, List.of(who.name())))))
                .get(0);
    }

    private void raiseHorizon(Route route) {
        office().town
                .transactions
                .run(() -> new JdbcHorizonBook(office().town.transactions)
                        .move(Map.of(route.conversation(), new Seq(1_000))));
    }
}
