package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.Work;
import io.hongyan.im.plugin.webhook.Flight.Landing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends off what is due and writes down how it ended. Of a hook and a conversation one delivery is under way, the first
 * that waits; of a hook a few, so that one that answers late takes nobody else's place.
 */
final class DeliverJob implements Job {
    static final String NAME = "deliver";

    private static final int OF_A_HOOK = 3;
    /** Longer than an attempt takes; then its node counts as gone, and the delivery is tried again. */
    private static final long LEASE = Flights.DEADLINE.plusSeconds(20).toMillis();

    private final Host host;
    private final Flights flights;

    DeliverJob(Host host) {
        this.host = host;
        this.flights = new Flights(host);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    /** Either or, so that lanes are locked in the order of their hooks, as the listener does it. */
    @Override
    public boolean run(Work work) {
        Outbox outbox = new Outbox(work.entities(), host);
        List<Landing> landed = flights.landed();
        if (landed.isEmpty()) {
            Hooks.in(work).enabled().forEach(hook -> launch(work, outbox, hook));
            return false;
        }
        landed.forEach(landing -> settle(work, outbox, landing));
        work.afterCommit(() -> landed.forEach(flights::forget));
        return true;
    }

    private void settle(Work work, Outbox outbox, Landing landing) {
        Flight flight = landing.flight();
        @Nullable LaneRow lane = outbox.lock(flight.hook(), flight.conversation());
        @Nullable DeliveryRow row = work.entities().find(DeliveryRow.class, flight.delivery());
        boolean current = row != null && row.state.equals(DeliveryRow.WAITING) && row.attempts == flight.attempt();
        if (lane != null && row != null && current) {
            Duration patience =
                    Duration.ofHours(host.settings(WebhookSettings.class).giveUpHours());
            lane.due = landing.settle(row, host.clock().millis(), patience);
        }
    }

    private void launch(Work work, Outbox outbox, HookRow hook) {
        int free = OF_A_HOOK - flights.of(hook.name);
        if (free > 0) {
            outbox.due(hook.name, free).forEach(lane -> launch(work, outbox, hook, lane));
        }
    }

    private void launch(Work work, Outbox outbox, HookRow hook, LaneRow lane) {
        Optional<DeliveryRow> first = outbox.first(lane).stream().findFirst();
        if (first.isEmpty()) {
            work.entities().remove(lane);
            return;
        }
        DeliveryRow row = first.get();
        lane.due = host.clock().millis() + LEASE;
        if (flights.has(row.id)) {
            return;
        }
        row.attempts++;
        row.last = host.clock().millis();
        try {
            Flight flight = flight(hook, row);
            work.afterCommit(() -> flights.begin(flight));
        } catch (IllegalStateException closed) {
            row.error = "the secret can't be opened: set another one";
            lane.due = host.clock().millis() + Backoff.after(row.attempts, 0);
        }
    }

    private Flight flight(HookRow hook, DeliveryRow row) {
        String secret = host.secrets().open(hook.secret, AddCommand.place(hook.name));
        Signed signed =
                Signed.of(row.event, row.id, row.body, secret, host.clock().millis() / 1_000);
        return new Flight(row.id, row.attempts, hook.name, row.conversation, signed.to(hook.url));
    }
}
