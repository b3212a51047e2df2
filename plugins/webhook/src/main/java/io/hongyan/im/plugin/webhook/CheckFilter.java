package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.AskingFilter;
import io.hongyan.im.api.Content;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Verdict;
import io.hongyan.im.api.Web.Answer;
import io.hongyan.im.plugin.webhook.WebhookSettings.OnFailure;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks another server before a message is accepted, after the other filters. */
final class CheckFilter implements AskingFilter {
    private static final String EVENT = "check";

    private final Host host;
    private final Fuse fuse;

    CheckFilter(Host host) {
        this.host = host;
        this.fuse = new Fuse(host.clock());
    }

    @Override
    public String name() {
        return EVENT;
    }

    @Override
    public int priority() {
        return 200;
    }

    @Override
    public CompletionStage<Verdict> ask(Draft draft, Content content) {
        WebhookSettings settings = host.settings(WebhookSettings.class);
        if (settings.checkUrl().isEmpty()) {
            return CompletableFuture.completedFuture(Verdict.pass());
        }
        if (!fuse.enter()) {
            return CompletableFuture.completedFuture(unjudged(settings));
        }
        Signed signed = signed(draft, content, settings);
        return host.web()
                .post(URI.create(settings.checkUrl()), signed.headers(), signed.bytes(), settings.checkDeadline())
                .handle((answer, failure) -> verdict(answer, settings));
    }

    private Signed signed(Draft draft, Content content, WebhookSettings settings) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("from", draft.sender().value());
        message.put("to", draft.to());
        message.put("kind", draft.kind().name().toLowerCase(Locale.ROOT));
        message.put("media", draft.media());
        message.put("content", content.fields());
        message.put("body", content.plainText());
        String id = UUID.randomUUID().toString();
        long now = host.clock().millis();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("event", EVENT);
        body.put("time", now);
        body.put("draft", message);
        return Signed.of(EVENT, id, host.json().write(body), settings.checkSecret(), now / 1_000);
    }

    private Verdict verdict(@Nullable Answer answer, WebhookSettings settings) {
        @Nullable
        Verdict verdict =
                answer == null ? null : new Judgement(host).read(answer).orElse(null);
        fuse.leave(verdict != null);
        return verdict == null ? unjudged(settings) : verdict;
    }

    private Verdict unjudged(WebhookSettings settings) {
        return settings.onFailure() == OnFailure.ACCEPT
                ? Verdict.pass()
                : new Verdict.Refuse(host.texts().get("check.unjudged"));
    }
}
