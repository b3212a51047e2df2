package io.hongyan.im.contact;

import io.hongyan.im.account.Accounts;
import io.hongyan.im.command.Query;
import io.hongyan.im.contact.storage.JpaContactBook;
import io.hongyan.im.conversation.Consent;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.people.ProfilePart;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Contacts, built whole over one database whose migrations have run. */
public final class ContactFeature {
    private static final int SWEPT = 200;
    private static final int ROUNDS = 50;

    private final Ground ground;
    private final ContactBook book;
    private final Circles circles;
    private final Contacts contacts;
    private final Query roster;
    private final ProfilePart choice;
    private final List<ContactListener> listeners = new CopyOnWriteArrayList<>();

    /** What it stands on. */
    public record Ground(
            Accounts accounts,
            MemberBook conversations,
            Sessions sessions,
            Transactions transactions,
            ContactSettings settings,
            Organisation organisation,
            ScheduledExecutorService timer,
            Executor workers) {}

    public ContactFeature(Ground ground) {
        this.ground = ground;
        this.book = new JpaContactBook(ground.transactions);
        this.circles =
                new Circles(ground.accounts, book, ground.transactions, ground.settings.writers(), ground.organisation);
        Contacts.Ground here = new Contacts.Ground(
                ground.accounts,
                book,
                ground.conversations,
                ground.transactions,
                ground.settings,
                new RosterEvents(new RosterEvents.Ground(
                        ground.accounts, book, ground.sessions, ground.transactions, ground.timer, ground.workers)),
                this::related);
        this.contacts = new Contacts(here);
        this.roster = new RosterQuery(contacts, here);
        this.choice = new WriteChoice(
                new WriteChoice.Ground(ground.accounts, book, ground.conversations, ground.transactions, this::chose),
                contacts::renamed);
    }

    /** Who takes messages from whom. */
    public Consent consent() {
        return circles;
    }

    /** Who sees who is there. */
    public Sight sight() {
        return circles;
    }

    /** The query {@code roster}. */
    public Query roster() {
        return roster;
    }

    /** What it adds to the profile. */
    public ProfilePart choice() {
        return choice;
    }

    Contacts contacts() {
        return contacts;
    }

    ContactBook book() {
        return book;
    }

    public void listen(ContactListener listener) {
        listeners.add(listener);
    }

    /**
     * Has messages of and to somebody checked anew: the person belongs to another organisation from now on. Called
     * inside the transaction that moves the person.
     */
    public void moved(AccountId person) {
        ground.accounts.lock(List.of(person));
        ground.conversations.raiseRights(person);
        ground.transactions.afterCommit(() -> listeners.forEach(listener -> listener.chose(person)));
    }

    private void related(AccountId one, AccountId other) {
        circles.forget(List.of(one, other));
        listeners.forEach(listener -> listener.related(one, other));
    }

    private void chose(AccountId person) {
        circles.forgetChoice(person);
        listeners.forEach(listener -> listener.chose(person));
    }

    /** Ends requests that are too old and forgets what is gone for long; several nodes may do so at once. */
    public void sweep() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Contact> due = ground.transactions.call(() -> book.due(book.now(), SWEPT));
            due.forEach(contact -> contacts.tidy(contact.owner(), contact.other()));
            if (due.size() < SWEPT) {
                return;
            }
        }
    }
}
