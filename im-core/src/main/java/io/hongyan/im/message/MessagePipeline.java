package io.hongyan.im.message;

import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.Filter;
import io.hongyan.im.plugin.Lease;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.util.concurrent.CompletableFuture;

/** The steps of a message that plugins take part in: read, check, prepare, filter. Waits for none of them. */
final class MessagePipeline {
    private final PluginHost plugins;

    MessagePipeline(PluginHost plugins) {
        this.plugins = plugins;
    }

    /** The media type and the filters, which stay until the lease is closed; fails with {@link Refused}. */
    CompletableFuture<Lease> lease(Letter letter) {
        return plugins.lease(Reading.media(letter.fields()));
    }

    /** What is to be stored of a message's content; fails with {@link Refused}. */
    CompletableFuture<Prepared> prepare(Letter letter, Lease lease) {
        RegisteredType type = lease.type();
        CompletableFuture<Prepared> prepared = type.prepare(Reading.content(letter.fields()), letter);
        for (Filter filter : lease.filters()) {
            prepared = prepared.thenCompose(content -> filter.apply(type, letter, content));
        }
        return prepared.thenApply(
                content -> new Prepared(Reading.fitting(content.content()), content.plainText(), content.blobs()));
    }
}
