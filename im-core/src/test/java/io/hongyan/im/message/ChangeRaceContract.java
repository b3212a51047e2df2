package io.hongyan.im.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Jdbc;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What two do to a message at the same time, on every database. */
interface ChangeRaceContract {
    int ROUNDS = 30;

    Town town();

    private Changes changes() {
        return Bench.changes(town(), Bench.RULES, true);
    }

    @Test
    default void leavesNothingOfAnEditThatMeetsARecall() {
        for (int round = 0; round < ROUNDS; round++) {
            Talk talk = talk();
            List<Optional<Code>> codes = both(
                    () -> changes().edit(talk.alice().who(), talk.place(), ChangesContract.text("regretted")),
                    () -> changes().recall(talk.alice().who(), talk.place()));

            assertThat(codes.get(0)).isIn(Optional.empty(), Optional.of(Code.STATE));
            assertThat(codes.get(1)).isEmpty();
            JsonNode message = talk.history(talk.bob()).get(0);
            assertThat(message.has("recalledAt")).isTrue();
            assertThat(message.path("content")).isEmpty();
            assertThat(stored(talk)).noneMatch(text -> text.contains("regretted") || text.contains("first"));
            assertWithoutHoles(talk, codes.get(0).isPresent() ? 2 : 3);
        }
    }

    @Test
    default void countsOneReactionThatWasMadeTwice() {
        for (int round = 0; round < ROUNDS; round++) {
            Talk talk = talk();
            Supplier<Optional<Entry>> react = () -> changes().react(talk.bob().who(), talk.place(), "👍", true);
            assertThat(both(react, react)).containsOnly(Optional.empty());
            assertThat(talk.history(talk.bob())
                            .get(0)
                            .path("reactions")
                            .get(0)
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
            assertWithoutHoles(talk, 2);
        }
    }

    private static void assertWithoutHoles(Talk talk, int entries) {
        List<Integer> seqs = new ArrayList<>();
        talk.history(talk.bob()).forEach(entry -> seqs.add(entry.path("seq").asInt()));
        assertThat(seqs).containsExactlyElementsOf(entries == 2 ? List.of(1, 2) : List.of(1, 2, 3));
    }

    private Talk talk() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Route route = town().directory.openDirect(alice.id(), bob.id());
        Place place = town().say(alice, route, "first", false).place();
        return new Talk(town(), Bench.sight(town()), alice, bob, route, place);
    }

    /** Does both at once, each in a transaction; why they were refused. */
    private List<Optional<Code>> both(Supplier<?> one, Supplier<?> other) {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Optional<Code>> first = CompletableFuture.supplyAsync(() -> code(start, one));
        Optional<Code> second = code(start, other);
        return List.of(first.join(), second);
    }

    private Optional<Code> code(CyclicBarrier start, Supplier<?> work) {
        try {
            start.await(10, TimeUnit.SECONDS);
            Object unused = town().transactions.call(work::get);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.code());
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }

    /** Every text that the database holds of the conversation's entries and states. */
    private List<String> stored(Talk talk) {
        return town().transactions
                .call(() -> Jdbc.call(town().transactions.entities(), connection -> {
                    List<String> texts = new ArrayList<>();
                    for (String table : List.of("entry", "entry_state")) {
                        try (PreparedStatement statement = connection.prepareStatement(
                                "select content from " + table + " where conversation = ?")) {
                            statement.setLong(1, talk.place().conversation().value());
                            try (ResultSet rows = statement.executeQuery()) {
                                while (rows.next()) {
                                    texts.add(rows.getString(1));
                                }
                            }
                        }
                    }
                    return texts;
                }));
    }
}
