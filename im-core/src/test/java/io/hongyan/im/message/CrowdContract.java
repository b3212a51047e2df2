package io.hongyan.im.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Jdbc;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What people may do to messages of channels and rooms, on every database. */
interface CrowdContract {
    /** What a room keeps. */
    int KEPT = 100;

    Town town();

    private Changes changes() {
        return Bench.changes(town(), Bench.RULES, true);
    }

    @Test
    default void countsReactionsInChannelsWithoutEntries() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Talk talk = talk(Kind.CHANNEL, alice, bob);
        assertThat(in(() -> changes().react(bob.who(), talk.place(), "👍", true)))
                .isEmpty();
        in(() -> changes().react(alice.who(), talk.place(), "👍", true));
        in(() -> changes().react(alice.who(), talk.place(), "👍", true));
        in(() -> changes().react(alice.who(), talk.place(), "🎉", true));

        assertThat(talk.history(bob)).hasSize(1);
        JsonNode message = talk.history(bob).get(0);
        assertThat(message.path("asOf").asLong()).isEqualTo(1);
        assertThat(message.path("reactions"))
                .hasToString("[{\"reaction\":\"👍\",\"count\":2,\"mine\":true},"
                        + "{\"reaction\":\"🎉\",\"count\":1,\"mine\":false}]");
        awaitTold(bob, talk, "[{\"reaction\":\"👍\",\"count\":2},{\"reaction\":\"🎉\",\"count\":1}]");
        in(() -> changes().react(alice.who(), talk.place(), "👍", false));
        in(() -> changes().react(bob.who(), talk.place(), "👍", false));
        in(() -> changes().react(bob.who(), talk.place(), "👍", false));
        assertThat(talk.history(bob).get(0).path("reactions"))
                .hasToString("[{\"reaction\":\"🎉\",\"count\":1,\"mine\":false}]");
    }

    @Test
    default void tellsOfCountsToWhoSeesTheMessageOnly() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Town.Person late = town().person("late");
        Talk talk = talk(Kind.CHANNEL, alice, bob);
        Changes changes = changes();
        ConversationId channel = talk.place().conversation();
        town().transactions
                .run(() ->
                        town().crowds.change(town().transactions, channel, Map.of(late.id(), Optional.of(new Seq(2)))));
        in(() -> changes.react(alice.who(), talk.place(), "👍", true));
        Place second = town().say(alice, talk.route(), "second", false).place();
        // told of together
        in(() -> changes.react(alice.who(), second, "🎉", true));
        in(() -> changes.react(alice.who(), talk.place(), "❤", true));

        await(() -> late.packets().toString().contains("🎉"));
        assertThat(late.packets().toString()).doesNotContain("👍", "❤");
        awaitTold(bob, talk, "[{\"reaction\":\"👍\",\"count\":1},{\"reaction\":\"❤\",\"count\":1}]");
    }

    @Test
    default void keepsOtherStatesBesideCounts() {
        Town.Person alice = town().person("alice");
        Talk talk = talk(Kind.CHANNEL, alice, town().person("bob"));
        in(() -> changes().react(alice.who(), talk.place(), "👍", true));
        in(() -> changes().pin(alice.who(), talk.place(), true));
        in(() -> changes().react(alice.who(), talk.place(), "🎉", true));
        JsonNode message = talk.history(alice).get(0);
        assertThat(message.path("asOf").asLong()).isEqualTo(2);
        assertThat(message.path("pinned").asBoolean()).isTrue();
        assertThat(message.path("reactions")).hasSize(2);
    }

    @Test
    default void boundsDifferentReactionsInChannels() {
        Town.Person alice = town().person("alice");
        Talk talk = talk(Kind.CHANNEL, alice, town().person("bob"));
        for (int i = 0; i < Reactions.MOST; i++) {
            String reaction = "r" + i;
            in(() -> changes().react(alice.who(), talk.place(), reaction, true));
        }
        assertThatThrownBy(() -> in(() -> changes().react(alice.who(), talk.place(), "more", true)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.STATE));
        assertThat(talk.history(alice).get(0).path("reactions")).hasSize(Reactions.MOST);
    }

    @Test
    default void roomsKeepTheirLastEntries() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Talk talk = talk(Kind.ROOM, alice, bob);
        in(() -> changes().edit(alice.who(), talk.place(), ChangesContract.text("edited")));
        in(() -> changes().pin(alice.who(), talk.place(), true));
        in(() -> changes().react(bob.who(), talk.place(), "👍", true));
        in(() -> changes().delete(bob.who(), talk.place()));
        assertThat(rows(talk)).isEqualTo(10);
        for (int i = 0; i < KEPT + 20; i++) {
            say(talk, "m" + i);
        }

        await(() -> talk.member(bob).firstSeq().value() == 24);
        assertThat(talk.member(bob).lastSeq().value()).isEqualTo(123);
        assertThat(talk.member(bob).unread()).isEqualTo(KEPT);
        assertThat(talk.history(bob)).hasSize(KEPT);
        assertThat(rows(talk)).isEqualTo(KEPT);
        // a device that was away reports what is gone
        in(() ->
                town().book.advance(talk.place().conversation(), bob.id(), Optional.of(new Seq(10)), Optional.empty()));
        assertThat(talk.member(bob).unread()).isEqualTo(KEPT);
        assertThatThrownBy(() -> in(() -> changes().pin(alice.who(), talk.place(), false)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.NO_SUCH_MESSAGE));
    }

    @Test
    default void channelsKeepEverything() {
        Talk talk = talk(Kind.CHANNEL, town().person("alice"), town().person("bob"));
        for (int i = 0; i < KEPT; i++) {
            say(talk, "m" + i);
        }
        assertThat(rows(talk)).isEqualTo(KEPT + 1L);
    }

    private void say(Talk talk, String text) {
        Entry entry = town().say(talk.alice(), talk.route(), text, false);
        town().delivery.message(entry, talk.route(), talk.alice().session());
    }

    private Talk talk(Kind kind, Town.Person owner, Town.Person other) {
        Route route = town().crowd(kind, owner, other);
        Place place = town().say(owner, route, "first", false).place();
        return new Talk(town(), Bench.sight(town()), owner, other, route, place);
    }

    private static void awaitTold(Town.Person person, Talk talk, String reactions) {
        await(() -> told(person, talk).equals(reactions));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** What the last event that tells of the message says of it. */
    private static String told(Town.Person person, Talk talk) {
        return person.packets().stream()
                .map(packet -> packet.path("body"))
                .filter(body -> body.path("event").asText().equals("group"))
                .filter(body -> body.path("group")
                        .asText()
                        .equals(talk.place().conversation().toString()))
                .flatMap(body -> StreamSupport.stream(body.path("reactions").spliterator(), false))
                .filter(one -> one.path("seq").asLong() == talk.place().seq().value())
                .reduce((one, other) -> other)
                .map(one -> one.path("reactions").toString())
                .orElse("nothing");
    }

    /** How many rows there are of a conversation's entries and of what belongs to them. */
    private long rows(Talk talk) {
        long conversation = talk.place().conversation().value();
        return in(() -> Jdbc.call(town().transactions.entities(), connection -> {
            long rows = 0;
            for (String table : List.of("entry", "entry_state", "edit_place", "pin", "reaction", "deletion")) {
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery(
                                "select count(*) from " + table + " where conversation = " + conversation)) {
                    result.next();
                    rows += result.getLong(1);
                }
            }
            return rows;
        }));
    }

    private <T> T in(Supplier<T> work) {
        return town().transactions.call(work);
    }
}
