package io.hongyan.im.contact;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.contact.Contact.Note;
import io.hongyan.im.contact.Contact.State;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.people.UserNames;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What people do with each other, each inside the running transaction: both accounts are locked, then both sides change
 * together. Devices of both are told after the commit.
 */
final class Contacts {
    private static final long NEVER = Long.MAX_VALUE;

    private final Ground ground;
    private final Bounds bounds;

    /** What it stands on. */
    record Ground(
            Accounts accounts,
            ContactBook book,
            MemberBook conversations,
            Transactions transactions,
            ContactSettings settings,
            RosterEvents events,
            Relations relations) {}

    /** Is told, after the commit, that what two are to each other has changed. */
    interface Relations {
        void changed(AccountId one, AccountId other);
    }

    Contacts(Ground ground) {
        this.ground = ground;
        this.bounds = new Bounds(ground.book);
    }

    Contact request(Identity who, String user, String greeting) {
        long again = ground.settings.again().toMillis();
        return act(who, user, (sides, now) -> sides.request(greeting, now, again));
    }

    Contact accept(Identity who, String user) {
        return act(who, user, (sides, now) -> sides.accept());
    }

    Contact refuse(Identity who, String user) {
        return act(who, user, Sides::refuse);
    }

    Contact remove(Identity who, String user) {
        return act(who, user, Sides::remove);
    }

    Contact block(Identity who, String user) {
        return act(who, user, Sides::block);
    }

    Contact unblock(Identity who, String user) {
        return act(who, user, (sides, now) -> sides.unblock());
    }

    /** Writes down what the person notes of another. */
    Contact note(Identity who, String user, UnaryOperator<Note> change) {
        return act(
                who, user, (sides, now) -> sides.note(change.apply(sides.mine().note())));
    }

    /** What one does, as of a moment. */
    private interface Action {
        Sides apply(Sides sides, long now);
    }

    private Contact act(Identity who, String user, Action action) {
        Account other = UserNames.require(ground.accounts, user);
        if (other.id().equals(who.account())) {
            throw new Refused(Code.STATE);
        }
        ground.accounts.lock(List.of(who.account(), other.id()));
        long now = ground.book.now();
        Sides before = sides(who.account(), other.id());
        Sides current = before.asOf(now, ground.settings.request().toMillis());
        Sides after = action.apply(current, now);
        bounds.refuseAbove(current, after);
        store(before.mine(), after.mine(), now);
        store(before.theirs(), after.theirs(), now);
        tellOfRelation(before, after);
        return after.mine();
    }

    private Sides sides(AccountId mine, AccountId theirs) {
        return new Sides(contact(mine, theirs), contact(theirs, mine));
    }

    private Contact contact(AccountId owner, AccountId other) {
        return ground.book.find(owner, other).orElseGet(() -> Contact.nothing(owner, other));
    }

    private void store(Contact before, Contact after, long now) {
        if (after.equals(before)) {
            return;
        }
        boolean seen = !after.looksLike(before);
        Contact stored = seen ? after.changedAt(now) : after;
        ground.book.put(stored, due(stored));
        if (seen) {
            ground.events.afterCommit(after.owner(), after.other());
        }
    }

    private void tellOfRelation(Sides before, Sides after) {
        boolean same = sameRelation(before.mine(), after.mine()) && sameRelation(before.theirs(), after.theirs());
        if (!same) {
            AccountId one = after.mine().owner();
            AccountId other = after.theirs().owner();
            ground.conversations.raiseRights(one, other);
            ground.transactions.afterCommit(() -> ground.relations.changed(one, other));
        }
    }

    private static boolean sameRelation(Contact before, Contact after) {
        return before.tie().blocked() == after.tie().blocked()
                && (before.state() == State.BOTH) == (after.state() == State.BOTH);
    }

    /** When a sweep is to look at it: to end a request, or to forget what is gone. */
    private long due(Contact contact) {
        if (contact.tie().isOpen()) {
            return contact.tie().asked() + ground.settings.request().toMillis();
        }
        return contact.isShown()
                ? NEVER
                : Math.max(contact.changed(), contact.tie().refused()) + keptMillis();
    }

    private static long keptMillis() {
        return ContactSettings.KEPT.toMillis();
    }

    /** Ends a request that is too old, and forgets what is gone for long; a transaction of its own. */
    void tidy(AccountId owner, AccountId other) {
        ground.transactions.run(() -> {
            ground.accounts.lock(List.of(owner, other));
            long now = ground.book.now();
            sides(owner, other).both().forEach(before -> tidy(before, now));
        });
    }

    private void tidy(Contact before, long now) {
        Optional<Contact> stored = ground.book.find(before.owner(), before.other());
        if (stored.isEmpty()) {
            return;
        }
        Contact after = before.asOf(now, ground.settings.request().toMillis());
        store(before, after, now);
        long due = due(after.equals(before) ? before : after.changedAt(now));
        if (!after.isShown() && due <= now) {
            ground.book.delete(before);
        } else if (after.equals(before)) {
            // the operator may have chosen another time
            ground.book.put(before, due);
        }
    }

    /** Has those who know a person see the new card; inside the transaction that changed it. */
    void renamed(AccountId person) {
        ground.accounts.lock(List.of(person));
        ground.book.touch(person, ground.book.now());
        ground.events.afterCommit(person);
    }
}
