package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Command;
import io.hongyan.im.api.EntryListener;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.MessageFilter;
import io.hongyan.im.api.Plugin;
import java.util.List;
import java.util.Optional;

/** Adds webhooks: what is delivered later, and what is asked before. */
public final class WebhookPlugin implements Plugin {
    @Override
    public List<EntryListener> entryListeners(Host host) {
        return List.of(new OutboxListener(host));
    }

    @Override
    public List<Job> jobs(Host host) {
        return List.of(new DeliverJob(host), new PruneJob(host));
    }

    @Override
    public List<MessageFilter> messageFilters(Host host) {
        return List.of(new CheckFilter(host));
    }

    @Override
    public List<Command<?>> commands(Host host) {
        return List.of(
                new HooksCommand(),
                new AddCommand(host),
                new ChangeCommand(host),
                new RemoveCommand(host),
                new DeliveriesCommand(host),
                new TestCommand(host),
                new RedeliverCommand(host));
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(HookRow.class, LaneRow.class, DeliveryRow.class);
    }

    @Override
    public Optional<? extends Record> settings() {
        return Optional.of(WebhookSettings.DEFAULTS);
    }
}
