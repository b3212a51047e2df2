package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin's command promises: a right of its caller, once, and all of it or nothing. */
interface CommandContract {
    CommandBench bench();

    /** A query that takes for ever. */
    String endless();

    private static String uuid() {
        return UUID.randomUUID().toString();
    }

    private Refused refused(Person who, String clientId, String... fields) {
        try {
            ObjectNode answer = bench().take(who, clientId, fields).join();
            throw new AssertionError("not refused: " + answer);
        } catch (CompletionException failure) {
            return (Refused) Objects.requireNonNull(failure.getCause());
        }
    }

    @Test
    default void answersWithWhatTheCommandReturns() {
        assertThat(bench().take(bench().alice, uuid(), "shelf", "a", "later", "x")
                        .join())
                .hasToString("{\"things\":9}");
    }

    @Test
    default void doesItOnceHoweverOftenItIsAsked() {
        String id = uuid();
        ObjectNode first = bench().take(bench().alice, id, "shelf", "a").join();
        ObjectNode again = bench().take(bench().alice, id, "shelf", "other").join();

        assertThat(again).isEqualTo(first.deepCopy().put("duplicate", true));
        assertThat(bench().take(bench().bob, id, "shelf", "a")
                        .join()
                        .path("things")
                        .asInt())
                .isEqualTo(8);
        assertThat(bench().things()).isEqualTo(8);
    }

    @Test
    default void doesItOnceAlsoWhenAskedAtTheSameTime() {
        String id = uuid();
        List<CompletableFuture<ObjectNode>> answers = Stream.generate(
                        () -> bench().take(bench().alice, id, "shelf", "a"))
                .limit(8)
                .toList();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.join().path("things").asInt()).isEqualTo(9));
        assertThat(answers.stream().filter(answer -> !answer.join().has("duplicate")))
                .hasSize(1);
        assertThat(bench().things()).isEqualTo(9);
    }

    @Test
    default void runsAgainWhenTwoWriteTheSameRowFirst() {
        Entry entry = bench().say("hello");
        List<CompletableFuture<ObjectNode>> answers = Stream.of(bench().alice, bench().bob)
                .map(each -> bench().take(
                                each,
                                uuid(),
                                "shelf",
                                "new",
                                "then",
                                "tell",
                                "message",
                                entry.id().toString()))
                .toList();

        assertThat(answers)
                .extracting(answer -> answer.join().path("things").asInt())
                .containsExactlyInAnyOrder(9, 8);
        assertThat(bench().entries()).as("each added once").hasSize(3);
        assertThat(bench().bob.packets()).as("each told once").hasSize(2);
        assertThat(bench().reruns()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "state,STATE,empty",
        "message,NO_SUCH_MESSAGE,none",
        "not,NOT_ALLOWED,never",
        "content,CONTENT_REFUSED,odd"
    })
    default void tellsWhyItIsNotDoneAndLeavesNothing(String then, Code code, String reason) {
        String id = uuid();
        Refused refused = refused(bench().alice, id, "shelf", "a", "then", then);

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.details()).isEqualTo(Map.of("reason", reason));
        assertThat(bench().things()).isEqualTo(10);
        assertThat(bench().take(bench().alice, id, "shelf", "a").join().has("duplicate"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "nothing", "large", "wait", "tellmuch", "tellnobody"})
    default void answersBusyWhenThePluginFailsAndLeavesNothing(String then) {
        Entry entry = bench().say("hello");

        assertThat(refused(
                                bench().alice,
                                uuid(),
                                "shelf",
                                "a",
                                "then",
                                then,
                                "message",
                                entry.id().toString())
                        .code())
                .isEqualTo(Code.OVERLOADED);
        bench().idle();
        assertThat(bench().things()).isEqualTo(10);
        assertThat(bench().entries()).hasSize(1);
    }

    @Test
    default void endsAStatementWhenTheTimeOfTheCallIsOver() {
        assertThat(refused(bench().alice, uuid(), "shelf", "a", "then", "ask", "sql", endless())
                        .code())
                .isEqualTo(Code.OVERLOADED);
        bench().idle();
        assertThat(bench().lostThreads()).isZero();
        assertThat(bench().things()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"shelf,", "shelf,muchtoolong", "seq,text"})
    default void namesTheFieldThatCanNotBe(String field, String value) {
        Refused refused = refused(
                bench().alice, uuid(), value == null ? new String[0] : new String[] {"shelf", "a", field, value});

        assertThat(refused.code()).isEqualTo(Code.CONTENT_REFUSED);
        assertThat(refused.details()).containsEntry("field", field).containsKey("reason");
    }

    @Test
    default void servesWhoHasTheRoleOnly() {
        assertThatThrownBy(() -> bench().count(bench().alice).join())
                .hasCauseInstanceOf(Refused.class)
                .cause()
                .satisfies(refused -> assertThat(((Refused) refused).code()).isEqualTo(Code.NOT_ALLOWED));
        assertThat(bench().things()).isEqualTo(10);
        assertThat(bench().count(bench().administrator()).join().path("things").asInt())
                .isEqualTo(9);
    }

    @Test
    default void showsAMessageToItsMembersOnly() {
        Entry entry = bench().say("hello");
        String id = entry.id().toString();
        String conversation = entry.conversation().toString();

        for (Person member : List.of(bench().alice, bench().bob)) {
            assertThat(seen(member, "message", id)).isEqualTo(bench().alice.name() + " 2");
            assertThat(seen(member, "conversation", conversation))
                    .isEqualTo(bench().alice.name() + " 2");
        }
        assertThat(seen(bench().bob, "conversation", bench().alice.name())).isNotEmpty();
        assertThat(seen(bench().carol, "message", id)).isEmpty();
        assertThat(seen(bench().carol, "conversation", conversation)).isEmpty();
        assertThat(seen(bench().carol, "conversation", bench().alice.name())).isEmpty();
        for (String nonsense : List.of("", "nobody", "0", "0HZX4T9W2C5QK", "a b", "\u0000")) {
            assertThat(seen(bench().bob, "message", nonsense)).isEmpty();
            assertThat(seen(bench().bob, "conversation", nonsense)).isEmpty();
        }
    }

    @Test
    default void showsNoMessageOfAnotherPluginsType() {
        Entry entry = bench().say("hello");
        bench().ownsNoType();

        assertThat(seen(bench().bob, "message", entry.id().toString())).isEmpty();
        assertThat(seen(bench().bob, "conversation", entry.conversation().toString()))
                .isEmpty();
    }

    @Test
    default void showsNothingFromBeforeAMembersTime() {
        Entry entry = bench().say("hello");
        bench().hideFrom(bench().bob, entry);

        assertThat(seen(bench().bob, "message", entry.id().toString())).isEmpty();
        assertThat(seen(bench().alice, "message", entry.id().toString())).isNotEmpty();
    }

    private String seen(Person who, String field, String value) {
        return bench().take(who, uuid(), "shelf", "a", field, value)
                .join()
                .path("seen")
                .asText();
    }

    @Test
    default void addsAnEntryThatEverybodyIsToldOf() {
        Entry entry = bench().say("hello");
        bench().take(
                        bench().bob,
                        uuid(),
                        "shelf",
                        "a",
                        "then",
                        "tell",
                        "message",
                        entry.id().toString())
                .join();

        assertThat(bench().entries()).hasSize(2);
        for (Person member : List.of(bench().alice, bench().bob)) {
            JsonNode told = member.packets().get(0).path("body").path("entry");
            assertThat(told.path("kind").asText()).isEqualTo("stock.taken");
            assertThat(told.path("seq").asInt()).isEqualTo(2);
            assertThat(told.path("target").asInt()).isEqualTo(1);
            assertThat(told.path("state").path("things").asInt()).isEqualTo(9);
            assertThat(told.path("from").asText()).isEqualTo(bench().bob.name());
        }
        assertThat(bench().carol.packets()).isEmpty();
    }
}
