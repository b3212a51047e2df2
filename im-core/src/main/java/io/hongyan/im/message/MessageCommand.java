package io.hongyan.im.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Reader;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Message (op 512). The session's next packet may be handled as soon as this message waits for the log, so that messages
 * of one session keep their order; the answer comes after the commit, and only then the pushes.
 */
public final class MessageCommand implements Command {
    private static final int TRIES = 5;

    private final Directory directory;
    private final MessagePipeline pipeline;
    private final LogWriters writers;
    private final EntryLog log;
    private final EntryJson json;
    private final Delivery delivery;
    private final Transactions transactions;
    private final BooleanSupplier open;
    private final Executor workers;
    private final Clock clock;

    /**
     * What a message passes through.
     *
     * @param open whether messages are taken; not while the server shuts down
     * @param workers look first answers up; a call that is given up ends on the timer's thread, which must not wait
     */
    public record Ground(
            Directory directory,
            PluginHost plugins,
            LogWriters writers,
            EntryLog log,
            EntryJson json,
            Delivery delivery,
            Transactions transactions,
            BooleanSupplier open,
            Executor workers) {}

    /** A message as it is to be stored. */
    private record Ready(RegisteredType media, NewMessage message) {}

    public MessageCommand(Ground ground, Clock clock) {
        this.directory = ground.directory;
        this.pipeline = new MessagePipeline(ground.plugins);
        this.writers = ground.writers;
        this.log = ground.log;
        this.json = ground.json;
        this.delivery = ground.delivery;
        this.transactions = ground.transactions;
        this.open = ground.open;
        this.workers = ground.workers;
        this.clock = clock;
    }

    @Override
    public int op() {
        return Op.MESSAGE;
    }

    @Override
    public Pending handle(Session session, Request request) {
        if (!open.getAsBoolean()) {
            throw new Refused(Code.OVERLOADED);
        }
        Identity who = session.identity().orElseThrow(() -> new Refused(Code.NOT_LOGGED_IN));
        Letter letter = Reading.address(who, request.body(), directory);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        CompletionStage<?> handedOver = read(letter)
                .thenAccept(ready -> handOver(session, letter, ready, answer))
                .exceptionallyAsync(
                        failure -> {
                            refuse(letter, failure, answer);
                            return null;
                        },
                        workers);
        return Pending.overlapping(handedOver, answer);
    }

    private CompletableFuture<Ready> read(Letter letter) {
        try {
            String type = Reading.type(letter.fields());
            RegisteredType media = pipeline.type(letter);
            List<String> mentions = Reading.mentions(letter);
            return pipeline.prepare(letter.ofMedia(media.name()), media)
                    .thenApply(prepared -> new Ready(media, message(letter, type, media.name(), prepared, mentions)));
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static NewMessage message(
            Letter letter, String type, String media, Prepared prepared, List<String> mentions) {
        return new NewMessage(
                letter.from().account(),
                letter.clientId(),
                type,
                media,
                prepared.content(),
                prepared.plainText(),
                Reading.subject(letter.fields()),
                Reading.replyTo(letter.fields()),
                mentions,
                prepared.blobs().keySet());
    }

    private void handOver(Session session, Letter letter, Ready ready, CompletableFuture<JsonNode> answer) {
        if (ready.message.type().equals(Reading.HEADLINE)) {
            headline(session, letter, ready.message, answer);
        } else {
            append(session, letter, ready, answer, 1);
        }
    }

    /** For who is online now, never stored. */
    private void headline(Session session, Letter letter, NewMessage message, CompletableFuture<JsonNode> answer) {
        AccountId sender = letter.from().account();
        ObjectNode view = Json.map();
        view.put("kind", "message").put("time", clock.millis());
        json.message(view, message, letter.to());
        ObjectNode own = withClientId(view, message);
        answer.complete(own);
        delivery.headline(members(letter), sender, session, own, view);
    }

    private static ObjectNode withClientId(ObjectNode view, NewMessage message) {
        ObjectNode own = view.deepCopy();
        message.clientId().ifPresent(id -> own.put("clientId", id.value()));
        return own;
    }

    private void append(Session session, Letter letter, Ready ready, CompletableFuture<JsonNode> answer, int attempt) {
        NewMessage message = ready.message;
        Route route =
                directory.openDirect(letter.from().account(), letter.recipient().id());
        // an inline plugin only computes: it has nothing to find messages with
        boolean named = !ready.media.plugin().inline();
        writers.append(new Draft(route, message, mentioned(letter, message), named), (draft, outcome) -> {
            try {
                if (outcome instanceof Outcome.Accepted accepted) {
                    accepted(session, draft, accepted, answer);
                } else if (outcome instanceof Outcome.Stale && attempt < TRIES) {
                    directory.forget(letter.from().account(), letter.recipient().id());
                    append(session, letter, ready, answer, attempt + 1);
                } else {
                    answer.completeExceptionally(reason(outcome));
                }
            } catch (RuntimeException failure) {
                if (!answer.completeExceptionally(failure)) {
                    throw failure;
                }
            }
        });
    }

    private static Refused reason(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected ? rejected.reason() : new Refused(Code.OVERLOADED);
    }

    private void accepted(Session session, Draft draft, Outcome.Accepted accepted, CompletableFuture<JsonNode> answer) {
        Entry entry = accepted.entry();
        answer.complete(answer(entry, draft.route(), accepted.duplicate()));
        if (!accepted.duplicate()) {
            delivery.message(entry, draft.route(), session);
        }
    }

    private ObjectNode answer(Entry entry, Route route, boolean duplicate) {
        ObjectNode answer =
                json.whole(entry, route, Reader.ofAll(entry.message().sender()));
        return duplicate ? answer.put("duplicate", true) : answer;
    }

    /** A retry gets its first answer, whatever would be refused of it by now. */
    private void refuse(Letter letter, Throwable failure, CompletableFuture<JsonNode> answer) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        try {
            Optional<ObjectNode> first = transactions.call(() -> firstAnswer(letter));
            if (first.isPresent()) {
                answer.complete(first.get());
            } else {
                answer.completeExceptionally(reason);
            }
        } catch (RuntimeException broken) {
            reason.addSuppressed(broken);
            answer.completeExceptionally(reason);
        }
    }

    private Optional<ObjectNode> firstAnswer(Letter letter) {
        AccountId sender = letter.from().account();
        return letter.clientId()
                .flatMap(id -> directory
                        .direct(sender, letter.recipient().id())
                        .flatMap(route ->
                                log.find(route.conversation(), sender, id).map(entry -> answer(entry, route, true))));
    }

    private static Set<AccountId> members(Letter letter) {
        Set<AccountId> members = new HashSet<>();
        members.add(letter.from().account());
        members.add(letter.recipient().id());
        return members;
    }

    private static Set<AccountId> mentioned(Letter letter, NewMessage message) {
        boolean other =
                message.mentions().contains("@all") || message.mentions().contains(letter.to());
        boolean self = letter.recipient().id().equals(letter.from().account());
        return other && !self ? Set.of(letter.recipient().id()) : Set.of();
    }
}
