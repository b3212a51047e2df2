package io.hongyan.im.plugin;

import io.hongyan.im.api.Content;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MessageFilter;
import io.hongyan.im.api.Verdict;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A message filter and how to call it. */
public final class Filter {
    private final Descriptor plugin;
    private final PluginCalls calls;
    private final MessageFilter filter;
    private final String name;
    private final int priority;

    Filter(Descriptor plugin, PluginCalls calls, MessageFilter filter) {
        this.plugin = plugin;
        this.calls = calls;
        this.filter = filter;
        this.name = filter.name();
        this.priority = filter.priority();
    }

    public String name() {
        return name;
    }

    int priority() {
        return priority;
    }

    Descriptor plugin() {
        return plugin;
    }

    /** Asks the filter; fails with {@link io.hongyan.im.packet.Refused} when it fails or is late. */
    public CompletableFuture<Verdict> judge(Draft draft, Content content) {
        return calls.call("filter " + name, () -> Objects.requireNonNull(filter.judge(draft, content), "no verdict"));
    }
}
