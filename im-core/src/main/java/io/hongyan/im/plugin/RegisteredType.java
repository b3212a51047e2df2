package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.Act;
import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A media type that can be sent, and its steps of the message pipeline. */
public final class RegisteredType {
    private final Descriptor plugin;
    private final Optional<ObjectNode> ui;
    private final PluginCalls calls;
    private final Steps<?> steps;
    private final String name;
    private final int number;

    /** What all types of a plugin are made with. */
    record Needs(PluginCalls calls, PluginEntities entities, BundleTexts texts, SendableBlobs sendable) {}

    private RegisteredType(LoadedPlugin plugin, PluginCalls calls, Steps<?> steps, int number) {
        this.plugin = plugin.descriptor();
        this.ui = UiLink.of(plugin, steps.type.name());
        this.calls = calls;
        this.steps = steps;
        this.name = steps.type.name();
        this.number = number;
    }

    static RegisteredType of(LoadedPlugin plugin, Needs needs, MediaType<?> type, int number) {
        Steps<?> steps = new Steps<>(type, needs);
        return new RegisteredType(plugin, needs.calls, steps, number);
    }

    public String name() {
        return name;
    }

    /** Its own, or the one that the installation keeps for its name: always there. */
    public OptionalInt number() {
        return OptionalInt.of(number);
    }

    /** The module that web pages show it by, with its address relative to the WAR's. */
    public Optional<ObjectNode> ui() {
        return ui.map(ObjectNode::deepCopy);
    }

    Gate gate() {
        return calls.gate();
    }

    /** Gives up what holds the plugin's classes. */
    void close() {
        steps.reader.close();
    }

    public Descriptor plugin() {
        return plugin;
    }

    /** What people may do with messages of this type. */
    public Set<Act> acts() {
        return steps.acts;
    }

    public boolean allows(Act act) {
        return steps.acts.contains(act);
    }

    /** What a content must be, as a JSON schema (draft 2020-12). */
    public ObjectNode schema() {
        return steps.schema.deepCopy();
    }

    /**
     * Content as it would be stored, and the message as plain text.
     *
     * @param plainText at most {@link Limits#TEXT} code points, without NUL characters
     * @param blobs what the message is to hold
     */
    public record Prepared(ObjectNode content, String plainText, Map<BlobId, Blob> blobs) {
        public Prepared {
            blobs = Map.copyOf(blobs);
        }

        /** The draft with the blobs of this content. */
        public Draft holding(Draft draft) {
            return new HoldingDraft(draft, blobs);
        }
    }

    /** Reads, checks and prepares a content; fails with {@link Refused}. */
    public CompletableFuture<Prepared> prepare(JsonNode content, Draft draft) {
        return calls.call("prepare " + name, () -> steps.prepare(content, draft));
    }

    /** The step in the message's own transaction, if this type has one. */
    public Optional<AcceptStep> accepting() {
        return steps.accepting;
    }

    private static final class Steps<C extends Record> {
        private final MediaType<C> type;
        private final Texts texts;
        private final ContentReader<C> reader;
        private final HeldBlobs blobs;
        private final ObjectNode schema;
        private final Set<Act> acts;
        private final Optional<AcceptStep> accepting;

        Steps(MediaType<C> type, Needs needs) {
            this.type = type;
            this.texts = needs.texts;
            this.reader = new ContentReader<>(type.content(), needs.texts.locale());
            this.blobs = HeldBlobs.in(needs.texts.locale(), needs.sendable);
            this.schema = ContentSchema.of(type.content());
            EnumSet<Act> allowed = EnumSet.allOf(Act.class);
            allowed.removeIf(act -> !type.allows(act));
            this.acts = Collections.unmodifiableSet(allowed);
            this.accepting = type instanceof Accepting<C> own
                    ? Optional.of(new AcceptCall<>(needs.calls, needs.entities, own, reader, this::plainText))
                    : Optional.empty();
        }

        private String plainText(C content) {
            return shorten(Nonsense.refuse(type.plainText(content, texts), "plain text"));
        }

        Prepared prepare(JsonNode map, Draft draft) throws Exception {
            C sent = reader.read(map);
            HoldingDraft named = blobs.hold(draft, reader.write(sent).blobs(), Map.of());
            C content = orRefused(() -> {
                type.check(sent, named);
                return Nonsense.refuse(type.prepare(sent, named), "content");
            });
            ContentReader.Written written = reader.write(content);
            HoldingDraft holding = blobs.hold(draft, written.blobs(), named.blobs());
            String text = plainText(content);
            // what the sender sent is the sender's; what the plugin added is its own
            ObjectNode stored = sent.equals(content) ? written.map() : Nonsense.fitting(written.map());
            return new Prepared(stored, text, holding.blobs());
        }

        private static <T> T orRefused(Callable<T> step) throws Exception {
            try {
                return step.call();
            } catch (ContentRefused refused) {
                throw new Refused(
                        Code.CONTENT_REFUSED,
                        Map.of("field", refused.field(), "reason", String.valueOf(refused.getMessage())));
            }
        }

        private static String shorten(String text) {
            String clean = text.replace("\0", "");
            return clean.codePointCount(0, clean.length()) <= Limits.TEXT
                    ? clean
                    : clean.substring(0, clean.offsetByCodePoints(0, Limits.TEXT));
        }
    }
}
