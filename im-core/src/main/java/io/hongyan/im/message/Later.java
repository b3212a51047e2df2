package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Act;
import io.hongyan.im.api.Message;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.message.Sight.Seen;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.AcceptStep;
import io.hongyan.im.plugin.Claim;
import io.hongyan.im.plugin.Lease;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.Reruns;
import io.hongyan.im.storage.Transactions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What a message's plugin takes part in after the message is stored: an edit, and the recall of one with rows. */
final class Later {
    private final Ground ground;
    private final Changes changes;
    private final MessagePipeline pipeline;

    /**
     * What it stands on.
     *
     * @param workers run transactions when a plugin is done
     */
    record Ground(
            Sight sight,
            Directory directory,
            MemberBook book,
            Accounts accounts,
            PluginHost plugins,
            Transactions transactions,
            Executor workers) {}

    Later(Ground ground, Changes changes) {
        this.ground = ground;
        this.changes = changes;
        this.pipeline = new MessagePipeline(ground.plugins);
    }

    /**
     * What somebody does to a message.
     *
     * @param setting does it in its transaction
     */
    record Work(Identity who, Place place, Setting setting) {}

    /** Runs a change in its transaction, and answers with its entry. */
    @FunctionalInterface
    interface Setting {
        ObjectNode run(Supplier<Entry> change);
    }

    /** Has the new content read, checked, prepared and filtered, as if it were sent, and then puts it in. */
    CompletableFuture<ObjectNode> edit(Work work, Fields body) {
        Seen seen = ground.transactions.call(() -> changes.editable(work.who, work.place));
        Letter letter = letter(work.who, seen, body);
        // a first refusal, as for a message
        letter.address().members();
        return pipeline.lease(letter)
                .thenCompose(lease -> pipeline.prepare(letter, lease)
                        .thenApplyAsync(
                                content -> work.setting.run(() -> changes.edit(work.who, work.place, content)),
                                ground.workers)
                        .whenComplete((answer, failure) -> lease.close()));
    }

    private Letter letter(Identity who, Seen seen, Fields body) {
        String media = seen.entry().message().media();
        Fields fields = Fields.of(Json.map().put("media", media).set("content", Reading.content(body)));
        String to = ground.directory.name(who, seen.place().conversation());
        return new Letter(who, ground.directory.address(who, to), Optional.empty(), fields, media);
    }

    /** Takes a message back; one with rows of its plugin's together with them. */
    CompletableFuture<ObjectNode> recall(Work work) {
        String media = ground.transactions
                .call(() -> ground.sight.message(work.who, work.place))
                .entry()
                .message()
                .media();
        boolean told = ground.plugins
                .types()
                .find(media)
                .filter(type -> type.allows(Act.RECALL))
                .flatMap(RegisteredType::accepting)
                .isPresent();
        return told
                ? recallTold(work, media)
                : CompletableFuture.completedFuture(work.setting.run(() -> changes.recall(work.who, work.place)));
    }

    private CompletableFuture<ObjectNode> recallTold(Work work, String media) {
        return ground.plugins
                .lease(Json.of(media))
                .thenCompose(lease -> recall(work, lease).whenComplete((answer, failure) -> lease.close()));
    }

    private CompletableFuture<ObjectNode> recall(Work work, Lease lease) {
        AcceptStep step = lease.type().accepting().orElseThrow(() -> new Refused(Code.OVERLOADED));
        return step.call(claim -> Reruns.call(claim, () -> work.setting.run(() -> recall(work, step, claim))));
    }

    private Entry recall(Work work, AcceptStep step, Claim claim) {
        // the plugin works first, as when the message was sent, so that it waits for nobody who waits for the
        // conversation
        step.recalled(message(ground.sight.message(work.who, work.place)));
        Entry entry = changes.recall(work.who, work.place);
        if (!claim.win()) {
            throw new Refused(Code.OVERLOADED);
        }
        return entry;
    }

    private Message message(Seen seen) {
        Route route = ground.book.route(seen.place().conversation()).orElseThrow();
        return new Message(
                seen.entry().id().toString(),
                ground.accounts
                        .find(seen.entry().message().sender())
                        .orElseThrow()
                        .username(),
                ground.directory.view(route));
    }
}
