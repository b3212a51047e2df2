package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.Web.Answer;
import io.hongyan.im.plugin.webhook.Flight.Landing;
import io.hongyan.im.plugin.webhook.Flight.Posting;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What this node sent off and has not written down the end of. */
final class Flights {
    /** How long an attempt may take. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Host host;
    private final Map<String, Flight> underWay = new ConcurrentHashMap<>();
    private final Map<String, Landing> landed = new ConcurrentHashMap<>();

    Flights(Host host) {
        this.host = host;
    }

    void begin(Flight flight) {
        Posting posting = flight.posting();
        underWay.put(flight.delivery(), flight);
        long start = System.nanoTime();
        CompletionStage<Answer> unused = host.web()
                .post(
                        posting.url(),
                        posting.signed().headers(),
                        posting.signed().bytes(),
                        DEADLINE)
                .whenComplete(
                        (answer, failure) -> end(flight, answer, failure, (System.nanoTime() - start) / 1_000_000));
    }

    private void end(Flight flight, @Nullable Answer answer, @Nullable Throwable failure, long millis) {
        landed.put(
                flight.delivery(),
                answer == null
                        ? new Landing(flight, 0, Causes.of(failure), millis)
                        : new Landing(flight, answer.status(), "", millis));
        host.hurry(DeliverJob.NAME);
    }

    /** Those that ended, by hook. */
    List<Landing> landed() {
        return landed.values().stream()
                .sorted(Comparator.comparing(landing -> landing.flight().hook()))
                .toList();
    }

    /** How a landing ended is written down. */
    void forget(Landing landing) {
        landed.remove(landing.flight().delivery());
        underWay.remove(landing.flight().delivery());
    }

    boolean has(String delivery) {
        return underWay.containsKey(delivery);
    }

    /** How many of a hook are under way. */
    int of(String hook) {
        return Math.toIntExact(underWay.values().stream()
                .filter(flight -> flight.hook().equals(hook))
                .count());
    }

    /** A failure in a few words. */
    static final class Causes {
        private static final int LONGEST = 200;

        private Causes() {}

        static String of(@Nullable Throwable failure) {
            Optional<Throwable> cause =
                    Optional.ofNullable(failure).map(outer -> outer.getCause() == null ? outer : outer.getCause());
            String words = cause.map(known -> Optional.ofNullable(known.getMessage())
                            .orElseGet(() -> known.getClass().getName()))
                    .orElse("no answer");
            return words.substring(0, Math.min(LONGEST, words.length()));
        }
    }
}
