package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Names a hook. */
record Named(@NotNull @Size(max = 32) String name) {
    /** @throws CommandRefused if there is no such hook */
    static HookRow require(String name, Call call, Host host) throws CommandRefused {
        return Hooks.in(call)
                .find(name)
                .orElseThrow(() -> new CommandRefused(
                        CommandRefused.Why.CONTENT, host.texts().get("hook.none", name)));
    }
}
