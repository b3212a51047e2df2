package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import org.jspecify.annotations.Nullable;

/** {@code webhook.add}: a new hook, which is on unless it is said that it is off. */
final class AddCommand implements AdminCommand<HookChange> {
    private final Host host;

    AddCommand(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "add";
    }

    @Override
    public Class<HookChange> body() {
        return HookChange.class;
    }

    /** Where the secret of a hook is kept. */
    static String place(String hook) {
        return "hook/" + hook;
    }

    @Override
    public Record run(HookChange wanted, Call call) throws CommandRefused {
        Hooks hooks = Hooks.toChange(call);
        if (hooks.find(wanted.name()).isPresent()) {
            throw refused(CommandRefused.Why.STATE, "hook.taken", wanted.name());
        }
        if (hooks.all().size() >= Hooks.MOST) {
            throw refused(CommandRefused.Why.STATE, "hook.many", Hooks.MOST);
        }
        HookRow row = new HookRow();
        row.name = wanted.name();
        row.kinds = "message";
        row.enabled = true;
        row.created = host.clock().millis();
        wanted.apply(row);
        row.url = required(wanted.url(), "url");
        row.secret = host.secrets().close(required(wanted.secret(), "secret"), place(row.name));
        call.entities().persist(row);
        hooks.listen();
        return HookView.of(row);
    }

    private String required(@Nullable String value, String field) throws CommandRefused {
        if (value == null) {
            throw refused(CommandRefused.Why.CONTENT, "hook.required", field);
        }
        return value;
    }

    private CommandRefused refused(CommandRefused.Why why, String key, Object argument) {
        return new CommandRefused(why, host.texts().get(key, argument));
    }
}
