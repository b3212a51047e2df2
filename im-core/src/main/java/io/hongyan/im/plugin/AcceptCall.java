package io.hongyan.im.plugin;

import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Message;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A media type's own work for a message, on the plugin's own rows. */
final class AcceptCall<C extends Record> implements AcceptStep {
    private final PluginCalls calls;
    private final PluginEntities entities;
    private final Accepting<C> type;
    private final ContentReader<C> reader;
    private final Function<C, String> plainText;
    private final String what;

    AcceptCall(
            PluginCalls calls,
            PluginEntities entities,
            Accepting<C> type,
            ContentReader<C> reader,
            Function<C, String> plainText) {
        this.calls = calls;
        this.entities = entities;
        this.type = type;
        this.reader = reader;
        this.plainText = plainText;
        this.what = "accept " + type.name();
    }

    @Override
    public <T> CompletableFuture<T> call(Claiming<T> work) {
        return calls.callApart(what, work::run);
    }

    @Override
    public Prepared accept(Prepared prepared, Message message) {
        C content = Nonsense.refuse(accept(reader.read(prepared.content()), message), "content");
        ContentReader.Written written = reader.write(content);
        if (!prepared.blobs().keySet().containsAll(written.blobs().keySet())) {
            throw new IllegalStateException("the plugin added blobs when it was too late");
        }
        return new Prepared(Nonsense.fitting(written.map()), plainText.apply(content), prepared.blobs());
    }

    @Override
    public void recalled(Message message) {
        entities.recalled(type, message);
    }

    private C accept(C content, Message message) {
        try {
            return entities.accept(type, content, message);
        } catch (ContentRefused refused) {
            throw new Refused(
                    Code.CONTENT_REFUSED,
                    Map.of("field", refused.field(), "reason", String.valueOf(refused.getMessage())));
        }
    }
}
