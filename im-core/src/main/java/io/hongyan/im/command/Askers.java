package io.hongyan.im.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Identity;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.RateLimit;
import io.hongyan.im.session.Sessions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Those who ask without a connection, as over http. What a device asks is handled as a session's packets are: in the
 * order in which it came, one at a time, on a worker's thread; how fast is counted for the account. Nothing here waits.
 */
public final class Askers {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 100_000;

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
        long now = System.nanoTime();
        long wait = rates.get(who.account(), account -> new RateLimit(perSecond, now))
                .take(now);
        if (wait > 0) {
            throw Refused.tooFast(wait);
        }
        return devices.get(who, device -> new Asker(sessions.unconnected(device), dispatcher, workers))
                .ask(language, new Request(op, Optional.empty(), body));
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
