package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Act;
import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.plugin.AcceptStep;
import io.hongyan.im.plugin.Lease;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Message (op 512). The session's next packet may be handled as soon as this message waits for the log, so that messages
 * of one session keep their order; the answer comes after the commit, and only then the pushes. A message with a
 * transaction of its own waits for those before it, and the next packet for its end.
 */
public final class MessageCommand implements Command {
    private final Directory directory;
    private final MessagePipeline pipeline;
    private final Mentions mentions;
    private final Posting posting;
    private final EntryLog log;
    private final Transactions transactions;
    private final BooleanSupplier open;
    private final Executor workers;

    /**
     * What a message passes through.
     *
     * @param open whether messages are taken; not while the server shuts down
     * @param workers look first answers up; a call that is given up ends on the timer's thread, which must not wait
     */
    public record Ground(
            Accounts accounts,
            Directory directory,
            PluginHost plugins,
            LogWriters writers,
            EntryLog log,
            EntryJson json,
            Delivery delivery,
            Transactions transactions,
            Ids ids,
            BooleanSupplier open,
            Executor workers) {}

    public MessageCommand(Ground ground, Clock clock) {
        this.directory = ground.directory;
        this.pipeline = new MessagePipeline(ground.plugins);
        this.mentions = new Mentions(ground.accounts);
        this.posting = new Posting(ground, mentions, clock);
        this.log = ground.log;
        this.transactions = ground.transactions;
        this.open = ground.open;
        this.workers = ground.workers;
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
        return post(session, who, request.body(), false);
    }

    /**
     * Takes a message of somebody.
     *
     * @param made whether the server made it, of messages that are stored
     */
    Pending post(Session session, Identity who, Fields body, boolean made) {
        Letter letter = Reading.address(who, body, directory);
        Way way = new Way(session, letter, made, new CompletableFuture<>());
        CompletionStage<?> handedOver = begin(way)
                .exceptionallyAsync(
                        failure -> {
                            refuse(way, failure);
                            return false;
                        },
                        workers);
        return Pending.overlapping(handedOver, way.answer());
    }

    private CompletionStage<Boolean> begin(Way way) {
        try {
            // a first refusal; who may send is decided under the lock
            way.letter().address().members();
            String type = Reading.type(way.letter().fields(), way.letter().kind());
            return pipeline.lease(way.letter()).thenCompose(lease -> {
                // which is after its commit
                CompletableFuture<?> unused = way.answer().whenComplete((done, failure) -> lease.close());
                return read(way, type, lease);
            });
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletionStage<Boolean> read(Way way, String type, Lease lease) {
        Letter letter = way.letter();
        RegisteredType media = lease.type();
        if (!way.made() && !media.allows(Act.SEND)) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        List<String> named = mentions.ofMembers(Reading.mentions(letter.fields()), letter);
        Optional<AcceptStep> step = media.accepting();
        if (type.equals(Reading.HEADLINE) && step.isPresent()) {
            throw Refused.malformed("type");
        }
        CompletionStage<Ready> ready = pipeline.prepare(letter.ofMedia(media.name()), lease)
                .thenApply(prepared -> new Ready(letter, type, media, prepared, named));
        if (step.isPresent()) {
            CompletionStage<?> settled = way.session().settled();
            return ready.thenCompose(message -> posting.alone(way, message, step.get(), settled));
        }
        return ready.thenCompose(message ->
                type.equals(Reading.HEADLINE) ? posting.headline(way, message) : posting.shared(way, message));
    }

    /** A retry gets its first answer, whatever would be refused of it by now. */
    private void refuse(Way way, Throwable failure) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        try {
            Optional<ObjectNode> first = transactions.call(() -> firstAnswer(way.letter()));
            if (first.isPresent()) {
                way.answer().complete(first.get());
            } else {
                way.answer().completeExceptionally(reason);
            }
        } catch (RuntimeException broken) {
            reason.addSuppressed(broken);
            way.answer().completeExceptionally(reason);
        }
    }

    private Optional<ObjectNode> firstAnswer(Letter letter) {
        return letter.clientId()
                .flatMap(id -> letter.address()
                        .before()
                        .flatMap(route -> log.find(
                                        route.conversation(), letter.from().account(), id)
                                .map(entry -> posting.answer(entry, route, true))));
    }
}
