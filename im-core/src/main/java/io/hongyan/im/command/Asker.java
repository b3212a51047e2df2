package io.hongyan.im.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.Session;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** One device that asks without a connection; safe for use by several threads. */
final class Asker {
    /** The most requests that have no answer yet. */
    static final int UNANSWERED = 128;

    private static final long PAUSE_MILLIS = 1_000;

    private final Session session;
    private final CommandDispatcher dispatcher;
    private final Executor workers;
    private CompletionStage<?> last = CompletableFuture.completedFuture(true);
    private int unanswered;

    Asker(Session session, CommandDispatcher dispatcher, Executor workers) {
        this.session = session;
        this.dispatcher = dispatcher;
        this.workers = workers;
    }

    /**
     * @param room whether its answer may be made, asked when its turn comes
     * @throws Refused too fast, if too many have no answer yet
     */
    synchronized CompletableFuture<JsonNode> ask(Locale language, Request request, BooleanSupplier room) {
        if (unanswered == UNANSWERED) {
            throw Refused.tooFast(PAUSE_MILLIS);
        }
        unanswered++;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        CompletionStage<?> begun = last.thenComposeAsync(before -> begin(language, request, room, answer), workers);
        // the workers take nothing more when the server stops
        last = begun.exceptionally(failure -> {
            answer.completeExceptionally(new Refused(Code.OVERLOADED));
            return null;
        });
        return answer.whenComplete((body, failure) -> answered());
    }

    private CompletionStage<?> begin(
            Locale language, Request request, BooleanSupplier room, CompletableFuture<JsonNode> answer) {
        if (!room.getAsBoolean()) {
            answer.completeExceptionally(Refused.tooFast(PAUSE_MILLIS));
            return CompletableFuture.completedFuture(true);
        }
        session.speak(language);
        return dispatcher.handle(session, request, answer);
    }

    private synchronized void answered() {
        unanswered--;
    }

    synchronized boolean isIdle() {
        return unanswered == 0;
    }
}
