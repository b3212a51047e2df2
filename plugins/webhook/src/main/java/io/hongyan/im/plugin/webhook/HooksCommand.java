package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Call;
import java.util.List;

/** {@code webhook.hooks}: all of them, by name. */
final class HooksCommand implements AdminCommand<HooksCommand.Nothing> {
    /** It takes nothing. */
    record Nothing() {}

    /** All hooks. */
    record All(List<HookView> items) {}

    @Override
    public String name() {
        return "hooks";
    }

    @Override
    public Class<Nothing> body() {
        return Nothing.class;
    }

    @Override
    public Record run(Nothing nothing, Call call) {
        return new All(Hooks.in(call).all().stream().map(HookView::of).toList());
    }
}
