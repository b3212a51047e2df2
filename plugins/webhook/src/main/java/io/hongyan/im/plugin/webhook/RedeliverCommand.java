package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** {@code webhook.redeliver}: tries a delivery that failed once more, or one that waits at once. */
final class RedeliverCommand implements AdminCommand<RedeliverCommand.Which> {
    private final Host host;

    RedeliverCommand(Host host) {
        this.host = host;
    }

    /** @param delivery its id */
    record Which(@NotNull @Size(max = 36) String delivery) {}

    @Override
    public String name() {
        return "redeliver";
    }

    @Override
    public Class<Which> body() {
        return Which.class;
    }

    @Override
    public Record run(Which which, Call call) throws CommandRefused {
        @Nullable DeliveryRow row = call.entities().find(DeliveryRow.class, which.delivery());
        if (row == null || Hooks.in(call).find(row.hook).isEmpty()) {
            throw refused(CommandRefused.Why.CONTENT, "delivery.none");
        }
        Outbox outbox = new Outbox(call.entities(), host);
        if (row.state.equals(DeliveryRow.WAITING)) {
            outbox.hasten(row);
        } else if (row.body.isEmpty()) {
            throw refused(CommandRefused.Why.STATE, "delivery.over");
        } else {
            outbox.again(row);
        }
        call.afterCommit(() -> host.hurry(DeliverJob.NAME));
        return DeliveryView.of(row);
    }

    private CommandRefused refused(CommandRefused.Why why, String key) {
        return new CommandRefused(why, host.texts().get(key));
    }
}
