package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Content;
import io.hongyan.im.api.Verdict;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.Filter;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The steps of a message that plugins take part in: read, check, prepare, filter. Waits for none of them. */
final class MessagePipeline {
    private final PluginHost plugins;

    MessagePipeline(PluginHost plugins) {
        this.plugins = plugins;
    }

    RegisteredType type(Letter letter) {
        return plugins.types().require(Reading.media(letter.fields()));
    }

    /** What is to be stored of a message's content; fails with {@link Refused}. */
    CompletableFuture<Prepared> prepare(Letter letter, RegisteredType type) {
        CompletableFuture<Prepared> prepared = type.prepare(Reading.content(letter.fields()), letter);
        for (Filter filter : plugins.filters()) {
            prepared = prepared.thenCompose(content -> filter(letter, type, filter, content));
        }
        return prepared.thenApply(
                content -> new Prepared(Reading.fitting(content.content()), content.plainText(), content.blobs()));
    }

    private static CompletableFuture<Prepared> filter(
            Letter letter, RegisteredType type, Filter filter, Prepared prepared) {
        Content content = new Content(Json.toMap(prepared.content()), prepared.plainText());
        return filter.judge(prepared.holding(letter), content)
                .thenCompose(verdict -> obey(letter, type, verdict, prepared));
    }

    private static CompletableFuture<Prepared> obey(
            Letter letter, RegisteredType type, Verdict verdict, Prepared prepared) {
        if (verdict instanceof Verdict.Change change) {
            return type.prepare((ObjectNode) Json.of(change.fields()), letter);
        }
        return verdict instanceof Verdict.Refuse refuse
                ? CompletableFuture.failedFuture(new Refused(Code.FILTERED, Map.of("reason", refuse.reason())))
                : CompletableFuture.completedFuture(prepared);
    }
}
