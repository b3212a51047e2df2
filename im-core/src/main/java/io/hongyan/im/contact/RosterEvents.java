package io.hongyan.im.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Transactions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Tells the devices of whoever's roster has changed. */
final class RosterEvents {
    private static final int STRIPES = 256;
    private static final long RENAMED_MILLIS = 2_000;

    private final Ground ground;
    private final Object[] stripes = new Object[STRIPES];
    private final Coalescer<AccountId> renamed;

    /**
     * What it stands on.
     *
     * @param workers tell many of a new name, of each person at most once in 2 s
     */
    record Ground(
            Accounts accounts,
            ContactBook book,
            Sessions sessions,
            Transactions transactions,
            ScheduledExecutorService timer,
            Executor workers) {}

    RosterEvents(Ground ground) {
        this.ground = ground;
        this.renamed = new Coalescer<>(ground.timer, RENAMED_MILLIS);
        Arrays.setAll(stripes, i -> new Object());
    }

    /** Tells the owner of an item when the running transaction has committed. */
    void afterCommit(AccountId owner, AccountId other) {
        ground.transactions.afterCommit(() -> tell(owner, other));
    }

    /** Tells all who know a person of the new card when the running transaction has committed. */
    void afterCommit(AccountId person) {
        ground.transactions.afterCommit(
                () -> renamed.submit(person, () -> ground.workers.execute(() -> tellAll(person))));
    }

    private void tellAll(AccountId person) {
        List<AccountId> owners = ground.transactions.call(() -> ground.book.knowing(person));
        owners.forEach(owner -> tell(owner, person));
    }

    private void tell(AccountId owner, AccountId other) {
        if (ground.sessions.of(owner).isEmpty()) {
            return;
        }
        // of two changes at once, whoever tells last tells of the last
        synchronized (stripes[Math.floorMod(owner.hashCode(), STRIPES)]) {
            ObjectNode item = item(owner, other);
            ground.sessions.push(
                    owner,
                    Encoded.push(
                            Op.EVENT,
                            Json.map()
                                    .put("event", "roster")
                                    .set("items", Json.list().add(item))));
        }
    }

    private ObjectNode item(AccountId owner, AccountId other) {
        Contact contact =
                ground.transactions.call(() -> ground.book.find(owner, other)).orElse(Contact.nothing(owner, other));
        return RosterItems.item(contact, ground.accounts.find(other).orElseThrow());
    }
}
