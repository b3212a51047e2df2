package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Reader;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.AcceptStep;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The last part of a message's way: into the log by one of two paths, then the answer, then the pushes. */
final class Posting {
    private static final CompletionStage<Boolean> DONE = CompletableFuture.completedFuture(true);

    private final LogWriters writers;
    private final OwnTransaction own;
    private final EntryJson json;
    private final Delivery delivery;
    private final Mentions mentions;
    private final Ids ids;
    private final Clock clock;

    Posting(MessageCommand.Ground ground, Mentions mentions, Clock clock) {
        this.writers = ground.writers();
        this.own = new OwnTransaction(ground.transactions(), ground.log(), ground.directory(), ground.ids());
        this.json = ground.json();
        this.delivery = ground.delivery();
        this.mentions = mentions;
        this.ids = ground.ids();
        this.clock = clock;
    }

    /**
     * For who is online now, never stored.
     *
     * @return after which the session's next packet may be handled
     */
    CompletionStage<Boolean> headline(Way way, Ready ready) {
        NewMessage message = ready.message();
        ObjectNode view = Json.map();
        view.put("kind", message.kind()).put("time", clock.millis());
        json.message(view, message, way.letter().to());
        ObjectNode mine = view.deepCopy();
        message.clientId().ifPresent(id -> mine.put("clientId", id.value()));
        way.answer().complete(mine);
        delivery.headline(way.letter().address().reach(), message.sender(), way.session(), mine, view);
        return DONE;
    }

    /** Together with others; the session's next packet may be handled as soon as this one waits for the log. */
    CompletionStage<Boolean> shared(Way way, Ready ready) {
        // an inline plugin only computes: it has nothing to find messages with
        Optional<EntryId> id = ready.media().plugin().inline() ? Optional.empty() : Optional.of(ids.entry());
        Address address = way.letter().address();
        Route route = address.route();
        // it may not be allowed any more since the message came
        mentions.permit(ready.message().mentions(), address);
        writers.append(draft(address, route, ready.message(), id), new Shared(way));
        return DONE;
    }

    private final class Shared implements LogWriter.Sender {
        private final Way way;

        Shared(Way way) {
            this.way = way;
        }

        @Override
        public Draft again(Draft draft, long seen) {
            Address address = way.letter().address();
            Route route = address.route(seen);
            mentions.permit(draft.message().mentions(), address);
            return Posting.this.draft(address, route, draft.message(), draft.id());
        }

        @Override
        public void told(Draft draft, Outcome outcome) {
            try {
                if (outcome instanceof Outcome.Accepted accepted) {
                    accepted(way, draft, accepted);
                } else {
                    way.answer().completeExceptionally(reason(outcome));
                }
            } catch (RuntimeException failure) {
                if (!way.answer().completeExceptionally(failure)) {
                    throw failure;
                }
            }
        }
    }

    /**
     * With what its media type writes, after everything that the session sent before.
     *
     * @param settled ends when that is stored
     * @return ends when it is stored; fails with {@link Refused}
     */
    CompletionStage<Boolean> alone(Way way, Ready ready, AcceptStep step, CompletionStage<?> settled) {
        return settled.thenCompose(before -> own.accept(step, ready.prepared(), new Alone(ready)))
                .thenApply(stored -> {
                    accepted(way, stored.draft(), stored.outcome());
                    return true;
                });
    }

    private final class Alone implements OwnTransaction.Candidate {
        private final Ready ready;

        Alone(Ready ready) {
            this.ready = ready;
        }

        @Override
        public Identity sender() {
            return ready.letter().from();
        }

        @Override
        public Route route(long seen) {
            Address address = ready.letter().address();
            Route route = address.route(seen);
            mentions.permit(ready.mentions(), address);
            return route;
        }

        @Override
        public Draft draft(Route route, EntryId id, Prepared prepared) {
            return Posting.this.draft(ready.letter().address(), route, ready.message(prepared), Optional.of(id));
        }
    }

    private Draft draft(Address address, Route route, NewMessage message, Optional<EntryId> id) {
        return new Draft(route, message, mentions.named(address, message), id);
    }

    private void accepted(Way way, Draft draft, Outcome.Accepted accepted) {
        way.answer().complete(answer(accepted.entry(), draft.route(), accepted.duplicate()));
        if (!accepted.duplicate()) {
            delivery.message(accepted.entry(), draft.route(), way.session());
        }
    }

    /** The entry as its sender is told of it. */
    ObjectNode answer(Entry entry, Route route, boolean duplicate) {
        AccountId sender = entry.message().sender();
        ObjectNode answer = json.whole(entry, route, Reader.ofAll(sender));
        return duplicate ? answer.put("duplicate", true) : answer;
    }

    private static Refused reason(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected ? rejected.reason() : new Refused(Code.OVERLOADED);
    }
}
