package io.hongyan.im.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Incoming;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.packet.Unread;
import io.hongyan.im.session.PacketHandler;
import io.hongyan.im.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each packet to its command, and turns what comes of it into the answer. */
public final class CommandDispatcher implements PacketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDispatcher.class);
    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(true);

    private final Map<Integer, Command> commands = new HashMap<>();
    private final Incidents incidents;
    private final Watch watch;

    /** Is told what became of packets; quick, on any thread. */
    @FunctionalInterface
    public interface Watch {
        /**
         * A packet was answered, or done without an answer.
         *
         * @param op of a command that there is, else {@link Op#UNREAD}: clients choose it
         * @param nanos since it was begun
         */
        void handled(int op, Code code, long nanos);
    }

    /** @throws IllegalStateException if two commands have one op */
    public CommandDispatcher(List<Command> commands, Incidents incidents, Watch watch) {
        this.incidents = incidents;
        this.watch = watch;
        for (Command command : commands) {
            Command other = this.commands.put(command.op(), command);
            if (other != null) {
                throw new IllegalStateException(
                        "op " + command.op() + " is claimed by " + other.getClass() + " and " + command.getClass());
            }
            LOG.info(
                    "event=command-registered op={} by={}",
                    command.op(),
                    command.getClass().getSimpleName());
        }
    }

    @Override
    public CompletionStage<?> handle(Session session, Unread packet) {
        Incoming incoming = packet.read();
        boolean malformed = incoming.refusal()
                .filter(refused -> refused.code() == Code.MALFORMED)
                .isPresent();
        long wait = session.admit();
        if (wait > 0) {
            return refuse(session, incoming, Refused.tooFast(wait));
        }
        if (incoming.request().isEmpty()) {
            refuse(session, incoming, incoming.refusal().orElseThrow());
            session.wellFormed(!malformed);
            return DONE;
        }
        session.wellFormed(true);
        return handle(session, incoming.request().get());
    }

    private CompletionStage<?> handle(Session session, Request request) {
        Command command = commands.get(request.op());
        boolean answered = request.id().isPresent() || (command != null && command.alwaysAnswers());
        return run(session, request, (body, failure) -> finish(session, request, answered, body, failure));
    }

    /**
     * Begins what somebody asks without a connection.
     *
     * @param answer is completed with the answer's body, or fails with the {@link Refused} that the asker is told
     * @return a stage after which the session's next request may be handled; never fails
     */
    CompletionStage<?> handle(Session session, Request request, CompletableFuture<JsonNode> answer) {
        return run(session, request, (body, failure) -> {
            if (failure == null) {
                answer.complete(body);
            } else {
                answer.completeExceptionally(refused(request, failure));
            }
        });
    }

    private CompletionStage<?> run(Session session, Request request, BiConsumer<JsonNode, @Nullable Throwable> told) {
        long begin = System.nanoTime();
        Pending pending = begin(session, request, commands.get(request.op()));
        CompletionStage<?> done = pending.answer().handle((body, failure) -> {
            told.accept(body, failure);
            watched(
                    request.op(),
                    failure == null ? Code.OK : Answer.refused(failure).code(),
                    begin);
            pending.afterAnswer().run();
            return true;
        });
        if (pending.next() == pending.answer()) {
            return done;
        }
        session.alongside(done);
        return pending.next().exceptionally(failure -> null);
    }

    private void watched(int op, Code code, long begin) {
        watch.handled(commands.containsKey(op) ? op : Op.UNREAD, code, System.nanoTime() - begin);
    }

    private static Pending begin(Session session, Request request, @Nullable Command command) {
        try {
            if (session.identity().isEmpty() && (command == null || !command.servesStrangers())) {
                throw new Refused(Code.NOT_LOGGED_IN);
            }
            if (command == null) {
                throw new Refused(Code.UNKNOWN_COMMAND);
            }
            return command.handle(session, request);
        } catch (RuntimeException failure) {
            return Pending.later(CompletableFuture.failedFuture(failure));
        }
    }

    private void finish(
            Session session, Request request, boolean answered, @Nullable JsonNode body, @Nullable Throwable failure) {
        if (failure != null) {
            answer(session, request.op(), request.id(), refused(request, failure));
        } else if (answered) {
            session.answer(Answer.of(request.op(), request.id(), body, session.locale()));
        }
    }

    private Refused refused(Request request, Throwable failure) {
        Throwable cause = Answer.cause(failure);
        return cause instanceof Refused known ? known : incidents.report("op " + request.op(), cause);
    }

    /** The answer to what is not even begun. */
    Encoded refusal(Incoming incoming, Refused refused, Locale language) {
        watched(incoming.op(), refused.code(), System.nanoTime());
        return Answer.refusal(incoming.op(), incoming.id(), refused, language);
    }

    private CompletionStage<?> refuse(Session session, Incoming incoming, Refused refused) {
        session.answer(refusal(incoming, refused, session.locale()));
        return DONE;
    }

    private static void answer(Session session, int op, Optional<String> id, Refused refused) {
        session.answer(Answer.refusal(op, id, refused, session.locale()));
        if (op == Op.LOGIN) {
            LOG.info("event=login-refused code={} address={}", refused.code().number(), session.address());
        }
    }
}
