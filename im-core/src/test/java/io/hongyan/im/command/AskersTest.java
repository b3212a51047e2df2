package io.hongyan.im.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.packet.Unread;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AskersTest {
    private static final int OP = 900;
    private static final Identity ALICE = who(1, "alice", "desktop");
    private static final Identity ALICES_PHONE = who(1, "alice", "mobile");
    private static final Identity BOB = who(2, "bob", "desktop");

    private final Ids ids = new Ids(1021);
    private final Sessions sessions = new Sessions(ids, Runnable::run, 1_000);
    private final List<String> handled = new ArrayList<>();
    private final CommandDispatcher.Watch watched = (op, code, nanos) -> handled.add(op + " " + code);
    private final SlowCommand command = new SlowCommand();
    private final Askers askers = askers(Runnable::run, 1_000);

    private static Identity who(long account, String name, String device) {
        return new Identity(new AccountId(account), new UserName(name), new DeviceId(device));
    }

    private Askers askers(Executor workers, int perSecond) {
        CommandDispatcher dispatcher = new CommandDispatcher(List.of(command), new Incidents(ids), watched);
        return new Askers(sessions, dispatcher, workers, perSecond, Set.of("roster"));
    }

    private CompletableFuture<JsonNode> ask(Identity who, String name) {
        return ask(askers, who, name);
    }

    private static void begin(Askers askers, Identity who, String name) {
        CompletableFuture<JsonNode> unused = ask(askers, who, name);
    }

    private void begin(Identity who, String name) {
        begin(askers, who, name);
    }

    private static CompletableFuture<JsonNode> ask(Askers askers, Identity who, String name) {
        return askers.ask(who, Locale.ENGLISH, OP, Fields.of(Json.map().put("name", name)));
    }

    private static void assertRefused(CompletableFuture<JsonNode> answer, Code code) {
        assertThat(refusal(answer).code()).isEqualTo(code);
    }

    private static Refused refusal(CompletableFuture<JsonNode> answer) {
        assertThat(answer).isCompletedExceptionally();
        return (Refused) answer.handle((body, failure) -> failure.getCause()).join();
    }

    private static void assertTooFast(Askers askers, Identity who) {
        assertThatThrownBy(() -> ask(askers, who, "more")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.TOO_FAST);
            assertThat((Long) refused.details().get("retryAfter")).isBetween(1L, 1_000L);
        });
    }

    @Test
    void givesTheAnswerThatTheCommandGives() {
        CompletableFuture<JsonNode> answer = ask(ALICE, "a");
        assertThat(answer).isNotDone();
        command.answer("a");

        assertThat(answer).isCompletedWithValue(TextNode.valueOf("a"));
    }

    @Test
    void failsWithWhatTheAskerIsTold() {
        CompletableFuture<JsonNode> refused = ask(ALICE, "a");
        command.fail("a", new Refused(Code.NO_SUCH_CONVERSATION));
        CompletableFuture<JsonNode> fault = ask(ALICE, "b");
        command.fail("b", new IllegalStateException("ours"));
        CompletableFuture<JsonNode> thrown = ask(ALICE, "throw");

        assertRefused(refused, Code.NO_SUCH_CONVERSATION);
        assertRefused(fault, Code.INTERNAL);
        assertRefused(thrown, Code.INTERNAL);
        assertThat(refusal(thrown).details()).containsKey("incident");
        assertRefused(askers.ask(ALICE, Locale.ENGLISH, OP + 1, Fields.of(Json.map())), Code.UNKNOWN_COMMAND);
    }

    @Test
    void handlesWhatADeviceAsksOneAtATimeInTheOrderInWhichItCame() {
        List<CompletableFuture<JsonNode>> answers =
                List.of(ask(ALICE, "a"), ask(ALICE, "b"), ask(ALICE, "c"), ask(ALICES_PHONE, "d"), ask(BOB, "e"));
        assertThat(command.begun).containsExactly("a", "d", "e");
        command.answer("a");
        assertThat(command.begun).containsExactly("a", "d", "e", "b");
        command.fail("b", new Refused(Code.STATE));
        assertThat(command.begun).containsExactly("a", "d", "e", "b", "c");

        assertThat(answers.get(2)).isNotDone();
    }

    @Test
    void goesOnWhileWhatIsHandedOverIsStored() {
        CompletableFuture<JsonNode> stored = ask(ALICE, "handed over");
        CompletableFuture<JsonNode> next = ask(ALICE, "next");

        assertThat(command.begun).containsExactly("handed over", "next");
        assertThat(command.sessions.get(1).settled().toCompletableFuture()).isNotDone();
        command.answer("handed over");
        assertThat(command.sessions.get(1).settled().toCompletableFuture()).isDone();
        assertThat(stored).isDone();
        assertThat(next).isNotDone();
    }

    @Test
    void refusesWhatIsMoreThanMayWait() {
        for (int i = 0; i < Asker.UNANSWERED; i++) {
            begin(ALICE, "n" + i);
        }
        assertTooFast(askers, ALICE);
        begin(ALICES_PHONE, "other");
        command.answer("n0");

        assertThat(ask(ALICE, "again")).isNotDone();
        assertTooFast(askers, ALICE);
    }

    @Test
    void countsHowFastAnAccountAsks() {
        Askers slow = askers(Runnable::run, 1);
        begin(slow, ALICE, "a");
        begin(slow, ALICES_PHONE, "b");

        assertTooFast(slow, ALICE);
        assertTooFast(slow, ALICES_PHONE);
        assertThat(ask(slow, BOB, "c")).isNotDone();
    }

    private static Unread packet(String json) {
        return JsonCodec.packets(json).get(0);
    }

    private static Unread named(String name) {
        return packet("{\"op\":900,\"id\":\"" + name + "\",\"body\":{\"name\":\"" + name + "\"}}");
    }

    private static List<Integer> codes(CompletableFuture<List<Encoded>> answers) {
        return answers.join().stream()
                .map(answer -> Json.readOwn(answer.text()).path("code").asInt())
                .toList();
    }

    @Test
    void handlesThePacketsOfARequestOneAfterAnother() {
        CompletableFuture<List<Encoded>> answers = askers.handle(
                ALICE,
                Locale.ENGLISH,
                List.of(named("a"), packet("nonsense"), packet("{\"op\":7}"), named("b"), packet("{\"op\":901}")));
        assertThat(command.begun).containsExactly("a");
        command.fail("a", new Refused(Code.STATE));
        assertThat(command.begun).containsExactly("a", "b");
        command.answer("b");

        assertThat(codes(answers)).containsExactly(40901, 40001, 40003, 0, 40003);
        assertThat(handled)
                .containsExactlyInAnyOrder(
                        "900 STATE", "0 MALFORMED", "0 UNKNOWN_COMMAND", "900 OK", "0 UNKNOWN_COMMAND");
    }

    @Test
    void answersASuccessWithoutAnIdNothing() {
        CompletableFuture<List<Encoded>> answers =
                askers.handle(ALICE, Locale.ENGLISH, List.of(packet("{\"op\":900,\"body\":{\"name\":\"a\"}}")));
        command.answer("a");

        assertThat(answers.join()).isEmpty();
    }

    @Test
    void refusesARequestOfWhichNoPacketIsTaken() {
        Askers slow = askers(Runnable::run, 2);
        CompletableFuture<List<Encoded>> answers = slow.handle(
                ALICE, Locale.ENGLISH, List.of(named("a"), packet("nonsense"), named("c"), named("d"), named("e")));
        command.answer("a");
        command.answer("c");

        command.answer("d");

        assertThat(codes(answers)).containsExactly(0, 40001, 0, 0, 42901);
        assertThatThrownBy(() -> slow.handle(ALICE, Locale.ENGLISH, List.of(packet("nonsense"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.TOO_FAST));
    }

    @Test
    void isNobodyWhoIsOnline() {
        begin(ALICE, "a");
        Session session = command.sessions.get(0);

        assertThat(session.isConnection()).isFalse();
        assertThat(session.identity()).contains(ALICE);
        assertThat(sessions.all()).isEmpty();
        assertThat(sessions.of(ALICE.account())).isEmpty();
        assertThat(sessions.isOnline(ALICE.account(), ALICE.device())).isFalse();
        session.push(Encoded.push(OP, Json.map()));
    }

    @Test
    void speaksTheLanguageOfEachRequest() {
        CompletableFuture<JsonNode> answer =
                askers.ask(ALICE, Locale.CHINESE, OP, Fields.of(Json.map().put("name", "a")));
        command.answer("a");
        begin(ALICE, "b");

        assertThat(answer).isDone();
        assertThat(command.languages).containsExactly(Locale.CHINESE, Locale.ENGLISH);
    }

    @Test
    void answersWhenTheServerStops() {
        Askers stopping = askers(
                work -> {
                    throw new RejectedExecutionException("stopping");
                },
                1_000);

        assertRefused(ask(stopping, ALICE, "a"), Code.OVERLOADED);
        assertRefused(ask(stopping, ALICE, "b"), Code.OVERLOADED);
        assertThat(stopping.isIdle()).isTrue();
    }

    @Test
    void isIdleWhenEverythingIsAnswered() {
        assertThat(askers.isIdle()).isTrue();
        begin(ALICE, "a");
        assertThat(askers.isIdle()).isFalse();
        command.answer("a");

        assertThat(askers.isIdle()).isTrue();
    }

    @Test
    void knowsTheQueries() {
        assertThat(askers.knows("roster")).isTrue();
        assertThat(askers.knows("horoscope")).isFalse();
    }

    @Test
    void runsOnTheWorkersThreads() {
        Deque<Runnable> work = new ArrayDeque<>();
        Askers later = askers(work::add, 1_000);
        begin(later, ALICE, "a");
        assertThat(command.begun).isEmpty();
        work.remove().run();

        assertThat(command.begun).containsExactly("a");
    }

    /** Answers when it is told to; what is handed over lets the next one begin. */
    private static final class SlowCommand implements Command {
        private final List<String> begun = new ArrayList<>();
        private final List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        private final List<Session> sessions = new ArrayList<>();
        private final List<Locale> languages = new ArrayList<>();

        @Override
        public int op() {
            return OP;
        }

        @Override
        public Pending handle(Session session, Request request) {
            String name = request.body().requiredText("name");
            if (name.equals("throw")) {
                throw new IllegalStateException("ours");
            }
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            begun.add(name);
            answers.add(answer);
            sessions.add(session);
            languages.add(session.locale());
            return name.equals("handed over")
                    ? Pending.overlapping(CompletableFuture.completedFuture(true), answer)
                    : Pending.later(answer);
        }

        void answer(String name) {
            answers.get(begun.indexOf(name)).complete(TextNode.valueOf(name));
        }

        void fail(String name, RuntimeException failure) {
            answers.get(begun.indexOf(name)).completeExceptionally(failure);
        }
    }
}
