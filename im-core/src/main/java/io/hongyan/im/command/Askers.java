package io.hongyan.im.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Identity;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Incoming;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.packet.Unread;
import io.hongyan.im.session.RateLimit;
import io.hongyan.im.session.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Those who ask without a connection, as over http. What a device asks is handled as a session's packets are: in the
 * order in which it came, one at a time, on a worker's thread; how fast is counted for the account. Nothing here waits.
 */
public final class Askers {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 100_000;
    /** Bytes of one request's answers, from which on no more are made. */
    private static final int ROOM = 1 << 20;
    /** What REST does for who has no connection. */
    private static final Set<Integer> OF_CONNECTIONS = Set.of(Op.LOGIN, Op.LOGOUT, Op.HEARTBEAT);

    private final Sessions sessions;
    private final CommandDispatcher dispatcher;
    private final Executor workers;
    private final int perSecond;
    private final Set<String> queries;
    private final Cache<Identity, Asker> devices = lately();
    private final Cache<AccountId, RateLimit> rates = lately();

    /**
     * @param workers runs the requests; what waits for them is bounded here
     * @param perSecond requests of one account
     * @param queries the names of all that are there from the start
     */
    public Askers(
            Sessions sessions, CommandDispatcher dispatcher, Executor workers, int perSecond, Set<String> queries) {
        this.sessions = sessions;
        this.dispatcher = dispatcher;
        this.workers = workers;
        this.perSecond = perSecond;
        this.queries = Set.copyOf(queries);
    }

    private static <K, V> Cache<K, V> lately() {
        return Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST).build();
    }

    /**
     * Asks for what a packet with this op and body asks for.
     *
     * @param who proven by the door
     * @return the answer's body; fails with {@link Refused}
     * @throws Refused too fast
     */
    public CompletableFuture<JsonNode> ask(Identity who, Locale language, int op, Fields body) {
        return ask(who, language, new Request(op, Optional.empty(), body), () -> true);
    }

    private CompletableFuture<JsonNode> ask(Identity who, Locale language, Request request, BooleanSupplier room) {
        count(who);
        return devices.get(who, device -> new Asker(sessions.unconnected(device), dispatcher, workers))
                .ask(language, request, room);
    }

    private void count(Identity who) {
        long now = System.nanoTime();
        long wait = rates.get(who.account(), account -> new RateLimit(perSecond, now))
                .take(now);
        if (wait > 0) {
            throw Refused.tooFast(wait);
        }
    }

    /**
     * Handles the packets of one request, one after another; a failure does not stop the rest. When the answers hold a
     * MiB, what is left is refused as too fast.
     *
     * @param who proven by the door
     * @return the answers that there are, in order; does not fail
     * @throws Refused too fast, if not even the first is taken
     */
    public CompletableFuture<List<Encoded>> handle(Identity who, Locale language, List<Unread> packets) {
        return new Round(who, language).handle(packets);
    }

    /** The packets of one request. */
    private final class Round {
        private final Identity who;
        private final Locale language;
        private final List<CompletableFuture<Optional<Encoded>>> answers = new ArrayList<>();
        private final AtomicInteger bytes = new AtomicInteger();

        Round(Identity who, Locale language) {
            this.who = who;
            this.language = language;
        }

        CompletableFuture<List<Encoded>> handle(List<Unread> packets) {
            packets.forEach(this::handle);
            return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .thenApply(all -> answers.stream()
                            .flatMap(answer -> answer.join().stream())
                            .toList());
        }

        private void handle(Unread packet) {
            Incoming incoming = packet.read();
            try {
                answers.add(answer(incoming));
            } catch (Refused refused) {
                if (answers.isEmpty() && refused.code() == Code.TOO_FAST) {
                    throw refused;
                }
                answers.add(CompletableFuture.completedFuture(
                        Optional.of(dispatcher.refusal(incoming, refused, language))));
            }
        }

        private CompletableFuture<Optional<Encoded>> answer(Incoming incoming) {
            Optional<Refused> refused = OF_CONNECTIONS.contains(incoming.op())
                    ? Optional.of(new Refused(Code.UNKNOWN_COMMAND))
                    : incoming.refusal();
            if (refused.isPresent()) {
                count(who);
                throw refused.get();
            }
            return ask(who, language, incoming.request().orElseThrow(), () -> bytes.get() < ROOM)
                    .handle((body, failure) -> told(incoming, body, failure));
        }

        /** Without an id there is an answer only to a failure. */
        private Optional<Encoded> told(Incoming incoming, @Nullable JsonNode body, @Nullable Throwable failure) {
            Optional<Encoded> answer = failure == null
                    ? incoming.id().map(id -> Answer.of(incoming.op(), incoming.id(), body, language))
                    : Optional.of(Answer.refusal(incoming.op(), incoming.id(), Answer.refused(failure), language));
            answer.ifPresent(packet -> bytes.addAndGet(packet.size(Codec.JSON)));
            return answer;
        }
    }

    /** Whether there is a query of that name, which everybody may know. */
    public boolean knows(String query) {
        return queries.contains(query);
    }

    /** Whether everything is answered. */
    public boolean isIdle() {
        return devices.asMap().values().stream().allMatch(Asker::isIdle);
    }
}
