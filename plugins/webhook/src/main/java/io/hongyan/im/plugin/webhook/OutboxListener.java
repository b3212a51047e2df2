package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.EntryListener;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Work;
import java.util.List;
import java.util.Set;

/** Puts what hooks want into the outbox. Hears of nothing while there is no hook. */
final class OutboxListener implements EntryListener {
    static final String NAME = "outbox";

    private final Host host;

    OutboxListener(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public void added(Added entry, Work work) {
        Event event = Event.of(entry);
        Hooks all = Hooks.in(work);
        List<HookRow> hooks =
                all.held().stream().filter(hook -> Hooks.wants(hook, event)).toList();
        Outbox outbox = new Outbox(work.entities(), host);
        if (event.kind().equals(Recalls.KIND)) {
            all.all().forEach(hook -> outbox.lock(hook.name, event.conversation()));
            new Recalls(work.entities(), host.json()).forget(event);
        }
        hooks.forEach(hook -> outbox.add(hook.name, event));
        if (!hooks.isEmpty()) {
            work.afterCommit(() -> host.hurry(DeliverJob.NAME));
        }
    }
}
