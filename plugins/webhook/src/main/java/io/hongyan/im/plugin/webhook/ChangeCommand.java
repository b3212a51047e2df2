package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;

/** {@code webhook.change}: what is named of a hook becomes so, what waits for it included. */
final class ChangeCommand implements AdminCommand<HookChange> {
    private final Host host;

    ChangeCommand(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "change";
    }

    @Override
    public Class<HookChange> body() {
        return HookChange.class;
    }

    @Override
    public Record run(HookChange wanted, Call call) throws CommandRefused {
        Hooks hooks = Hooks.toChange(call);
        HookRow row = Named.require(wanted.name(), call, host);
        wanted.apply(row);
        if (wanted.secret() != null) {
            row.secret = host.secrets().close(wanted.secret(), AddCommand.place(row.name));
        }
        hooks.listen();
        call.afterCommit(() -> host.hurry(DeliverJob.NAME));
        return HookView.of(row);
    }
}
