package io.hongyan.im.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A command that was begun.
 *
 * @param next after which the session's next packet may be handled
 * @param answer the answer's body, {@link MissingNode} for none; or the {@link io.hongyan.im.packet.Refused} that the
 *     client is told
 * @param afterAnswer runs when the answer is on its way
 */
public record Pending(CompletionStage<?> next, CompletableFuture<JsonNode> answer, Runnable afterAnswer) {
    /** Done already. */
    public static Pending done(JsonNode body) {
        return later(CompletableFuture.completedFuture(body));
    }

    /** Done, with nothing to say. */
    public static Pending done() {
        return done(MissingNode.getInstance());
    }

    /** Done later; the session's next packet waits for it. */
    public static Pending later(CompletableFuture<JsonNode> answer) {
        return overlapping(answer, answer);
    }

    /** Done later; the session's next packet waits for something that comes earlier. */
    public static Pending overlapping(CompletionStage<?> next, CompletableFuture<JsonNode> answer) {
        return new Pending(next, answer, () -> {});
    }

    /** The same, with something to do when the answer is on its way. */
    public Pending andThen(Runnable action) {
        return new Pending(next, answer, action);
    }
}
