package io.hongyan.im.message;

import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Message;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.AcceptStep;
import io.hongyan.im.plugin.Claim;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import io.hongyan.im.plugin.Reruns;
import io.hongyan.im.storage.Transactions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Stores a message in a transaction of its own, together with what its media type writes: both are there or neither.
 * The plugin works first, so that the conversation is locked for the last few statements only.
 */
final class OwnTransaction {
    private static final int TRIES = 5;

    private final Transactions transactions;
    private final EntryLog log;
    private final Directory directory;
    private final Ids ids;

    OwnTransaction(Transactions transactions, EntryLog log, Directory directory, Ids ids) {
        this.transactions = transactions;
        this.log = log;
        this.directory = directory;
        this.ids = ids;
    }

    /** A message that is to be stored. */
    interface Candidate {
        Identity sender();

        /**
         * Where it goes, checked anew; outside a transaction.
         *
         * @param seen a rights version that the log was found to have
         * @throws Refused if it may not go there
         */
        Route route(long seen);

        Draft draft(Route route, EntryId id, Prepared prepared);
    }

    /** A message that is stored. */
    record Stored(Draft draft, Outcome.Accepted outcome) {}

    /**
     * Stores it on a thread of the plugin.
     *
     * @return what was stored, now or before; or {@link Refused}, and then nothing is
     */
    CompletableFuture<Stored> accept(AcceptStep step, Prepared prepared, Candidate candidate) {
        return step.call(claim -> accept(step, prepared, candidate, claim));
    }

    private Stored accept(AcceptStep step, Prepared prepared, Candidate candidate, Claim claim) throws Exception {
        long seen = 0;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Route route = candidate.route(seen);
            Draft plain = candidate.draft(route, ids.entry(), prepared);
            Optional<Entry> first = transactions.call(() -> known(plain));
            if (first.isPresent()) {
                return new Stored(plain, new Outcome.Accepted(first.get(), true));
            }
            try {
                Attempt run = new Attempt(step, prepared, candidate, plain);
                return Reruns.call(claim, () -> transactions.call(() -> inTransaction(run, claim)));
            } catch (Undone undone) {
                if (undone.outcome instanceof Outcome.Accepted accepted) {
                    return new Stored(plain, accepted);
                }
                if (undone.outcome instanceof Outcome.Rejected rejected) {
                    throw rejected.reason();
                }
                seen = undone.outcome instanceof Outcome.Stale stale ? stale.rightsVersion() : seen;
            } catch (Thrown thrown) {
                throw thrown.reason;
            }
        }
        throw new Refused(Code.OVERLOADED);
    }

    private record Attempt(AcceptStep step, Prepared prepared, Candidate candidate, Draft plain) {}

    private Stored inTransaction(Attempt attempt, Claim claim) {
        Route route = attempt.plain.route();
        EntryId id = attempt.plain.id().orElseThrow();
        Message message = new Message(id.toString(), attempt.candidate.sender().username(), directory.view(route));
        Draft draft = attempt.candidate.draft(route, id, work(attempt, message));
        Outcome outcome = log.append(java.util.List.of(draft), true).get(0);
        if (!(outcome instanceof Outcome.Accepted accepted) || accepted.duplicate()) {
            throw new Undone(outcome);
        }
        if (!claim.win()) {
            throw new Refused(Code.OVERLOADED);
        }
        return new Stored(draft, accepted);
    }

    private static Prepared work(Attempt attempt, Message message) {
        try {
            return attempt.step.accept(attempt.prepared, message);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new Thrown(failure);
        }
    }

    private Optional<Entry> known(Draft draft) {
        return draft.message()
                .clientId()
                .flatMap(id ->
                        log.find(draft.route().conversation(), draft.message().sender(), id));
    }

    /** Rolls a transaction back whose outcome is no new entry. */
    private static final class Undone extends RuntimeException {
        private final transient Outcome outcome;

        Undone(Outcome outcome) {
            super("no new entry", null, false, false);
            this.outcome = outcome;
        }
    }

    /** Carries a checked exception of the plugin out of its transaction. */
    private static final class Thrown extends RuntimeException {
        private final transient Exception reason;

        Thrown(Exception reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
