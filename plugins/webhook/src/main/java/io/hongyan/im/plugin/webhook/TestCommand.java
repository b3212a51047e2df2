package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;

/** {@code webhook.test}: sends a hook an event {@code test}, in no conversation's order. */
final class TestCommand implements AdminCommand<Named> {
    private final Host host;

    TestCommand(Host host) {
        this.host = host;
    }

    /** Names the delivery. */
    record Sent(String delivery) {}

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Class<Named> body() {
        return Named.class;
    }

    @Override
    public Record run(Named named, Call call) throws CommandRefused {
        HookRow row = Named.require(named.name(), call, host);
        if (!row.enabled) {
            throw new CommandRefused(CommandRefused.Why.STATE, host.texts().get("hook.off", row.name));
        }
        String delivery = new Outbox(call.entities(), host).addTest(row.name);
        call.afterCommit(() -> host.hurry(DeliverJob.NAME));
        return new Sent(delivery);
    }
}
