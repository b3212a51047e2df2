package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;

/** {@code webhook.remove}: the hook, what waits for it and what was told of it are gone. */
final class RemoveCommand implements AdminCommand<Named> {
    private final Host host;

    RemoveCommand(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "remove";
    }

    @Override
    public Class<Named> body() {
        return Named.class;
    }

    @Override
    public Record run(Named named, Call call) throws CommandRefused {
        Hooks hooks = Hooks.toChange(call);
        HookRow row = Named.require(named.name(), call, host);
        hooks.remove(row);
        return HookView.of(row);
    }
}
