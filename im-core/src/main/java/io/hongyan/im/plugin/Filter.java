package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.AskingFilter;
import io.hongyan.im.api.Content;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MessageFilter;
import io.hongyan.im.api.Verdict;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A message filter and how to call it. */
public final class Filter {
    private static final int REASON = 500;

    private final Descriptor plugin;
    private final PluginCalls calls;
    private final MessageFilter filter;
    private final BooleanSupplier passesWhenFailing;
    private final String name;
    private final int priority;

    /** @param settings say whether messages that it can't judge go on */
    Filter(Descriptor plugin, PluginCalls calls, MessageFilter filter, LiveSettings settings) {
        this.plugin = plugin;
        this.calls = calls;
        this.filter = filter;
        this.name = filter.name();
        this.passesWhenFailing = () -> settings.passesWhenFailing(name);
        this.priority = filter.priority();
    }

    public String name() {
        return name;
    }

    Gate gate() {
        return calls.gate();
    }

    int priority() {
        return priority;
    }

    /** How its plugin fares. */
    public PluginFigures figures() {
        return calls.figures();
    }

    Descriptor plugin() {
        return plugin;
    }

    /**
     * What the filter leaves of a message; fails with {@link Refused} when it refuses; and with 50301 when it fails, is
     * late or changes the content to one that its media type doesn't take, unless such messages are to pass.
     */
    public CompletableFuture<Prepared> apply(RegisteredType type, Draft draft, Prepared prepared) {
        return judged(draft, prepared)
                .exceptionallyCompose(failure -> passesWhenFailing.getAsBoolean() && code(failure) == Code.OVERLOADED
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.failedFuture(failure))
                .thenCompose(changed -> changed.isEmpty()
                        ? CompletableFuture.completedFuture(prepared)
                        : change(type, draft, changed.get(), prepared));
    }

    private CompletableFuture<Optional<ObjectNode>> judged(Draft draft, Prepared prepared) {
        String what = "filter " + name;
        return filter instanceof AskingFilter asking
                ? calls.callAsking(
                        what,
                        () -> Nonsense.refuse(asking.ask(prepared.holding(draft), content(prepared)), "stage")
                                .thenApply(Filter::changed))
                : calls.call(what, () -> changed(filter.judge(prepared.holding(draft), content(prepared))));
    }

    private static Content content(Prepared prepared) {
        return new Content(Json.toMap(prepared.content()), prepared.plainText());
    }

    /** The content that the filter changes the message to, if it does. */
    private static Optional<ObjectNode> changed(@Nullable Verdict given) {
        Verdict verdict = Nonsense.refuse(given, "verdict");
        if (verdict instanceof Verdict.Refuse refuse) {
            String reason = Nonsense.refuse(refuse.reason(), "reason");
            throw new Refused(Code.FILTERED, Map.of("reason", reason.substring(0, Math.min(REASON, reason.length()))));
        }
        return verdict instanceof Verdict.Change change
                ? Optional.of(Nonsense.plain(Nonsense.refuse(change.fields(), "content")))
                : Optional.empty();
    }

    private CompletableFuture<Prepared> change(RegisteredType type, Draft draft, ObjectNode content, Prepared before) {
        return type.prepare(content, draft).exceptionallyCompose(failure -> {
            if (code(failure) != Code.CONTENT_REFUSED) {
                return CompletableFuture.failedFuture(failure);
            }
            calls.blame("filter " + name, "it changed a content to one that " + type.name() + " refuses");
            return passesWhenFailing.getAsBoolean()
                    ? CompletableFuture.completedFuture(before)
                    : CompletableFuture.failedFuture(new Refused(Code.OVERLOADED));
        });
    }

    private static Code code(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof Refused refused ? refused.code() : Code.INTERNAL;
    }
}
