package io.hongyan.im.plugin;

import io.hongyan.im.api.Content;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MessageFilter;
import io.hongyan.im.api.Verdict;
import java.util.concurrent.CompletableFuture;

/** A message filter and how to call it. */
public record Filter(Descriptor plugin, PluginCalls calls, MessageFilter filter) {
    /** Asks the filter; fails with {@link io.hongyan.im.packet.Refused} when it fails or is late. */
    public CompletableFuture<Verdict> judge(Draft draft, Content content) {
        return calls.call("filter " + filter.name(), () -> filter.judge(draft, content));
    }
}
