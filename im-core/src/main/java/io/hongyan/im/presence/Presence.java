package io.hongyan.im.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.contact.ContactListener;
import io.hongyan.im.contact.Sight;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.SessionListener;
import io.hongyan.im.session.Sessions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** Who is online, how available, and who watches whom: contacts from login on, others when asked to. */
public final class Presence implements SessionListener, ContactListener {
    /** So many contacts are watched without asking. */
    static final int CONTACTS = 1_000;

    /** Of one person all watchers are told to look at most once in this time. */
    private static final long PERSON_MILLIS = 1_000;

    private final Ground ground;
    private final Shown shown;
    private final Watching asked = new Watching();
    private final Watching contacts = new Watching();
    private final Coalescer<AccountId> persons;
    private final News news;

    /**
     * What it stands on.
     *
     * @param workers may wait for the database; never throws
     */
    public record Ground(
            Accounts accounts,
            Logins logins,
            Sessions sessions,
            Sight sight,
            ScheduledExecutorService timer,
            Executor workers) {}

    public Presence(Ground ground) {
        this.ground = ground;
        this.shown = new Shown(ground.logins, ground.sessions);
        this.persons = new Coalescer<>(ground.timer, PERSON_MILLIS);
        this.news = new News(ground.timer, ground.workers, this::told);
    }

    /** A device says how available its person is. */
    void show(Session session, Identity who, Availability availability, String status) {
        shown.show(session, availability, status);
        tell(who.account());
    }

    /** Makes these the session's watched people, replacing the last. */
    void watch(Session session, Identity who, Set<AccountId> people) {
        asked.watch(session, people);
        forgetIfGone(session, who);
    }

    /** People on the wire as somebody sees them, in this order. */
    Map<AccountId, ObjectNode> items(AccountId viewer, Collection<AccountId> people) {
        Map<AccountId, Account> accounts = ground.accounts.find(people);
        Set<AccountId> seen = ground.sight.among(viewer, people);
        Map<AccountId, ObjectNode> items = new LinkedHashMap<>();
        for (AccountId person : people) {
            Optional.ofNullable(accounts.get(person))
                    .ifPresent(account ->
                            items.put(person, seen.contains(person) ? shown.item(account) : Shown.hidden(account)));
        }
        return items;
    }

    /** Who is no longer watched is offline from then on, whatever they do before that is told. */
    private Map<AccountId, ObjectNode> told(Session session, AccountId viewer, Collection<AccountId> people) {
        Map<AccountId, ObjectNode> items = items(viewer, people);
        Set<AccountId> known = contacts.by(session);
        items.replaceAll(
                (person, item) -> known.contains(person) || isAsked(session, person) ? item : Shown.hidden(item));
        return items;
    }

    @Override
    public void came(Session session, Identity who, boolean first) {
        tell(who.account());
        ground.workers.execute(() -> watchContacts(session, who));
    }

    @Override
    public void went(Session session, Identity who, boolean last) {
        shown.forget(session, who.account());
        forget(session);
        tell(who.account());
    }

    @Override
    public void related(AccountId one, AccountId other) {
        ground.workers.execute(() -> {
            look(one, other);
            look(other, one);
        });
    }

    private void look(AccountId viewer, AccountId person) {
        for (Session session : ground.sessions.of(viewer)) {
            session.identity().ifPresent(who -> watchContacts(session, who, Set.of(person)));
        }
    }

    @Override
    public void chose(AccountId person) {
        tell(person);
        ground.sessions.of(person).forEach(session -> news.add(session, asked.by(session)));
    }

    /** Watches the contacts, and tells of those who are there already. */
    private void watchContacts(Session session, Identity who) {
        watchContacts(session, who, Set.of());
    }

    private void watchContacts(Session session, Identity who, Collection<AccountId> changed) {
        Set<AccountId> before = contacts.by(session);
        Set<AccountId> people = Set.copyOf(ground.sight.contacts(who.account(), CONTACTS));
        contacts.watch(session, people);
        forgetIfGone(session, who);
        Stream<AccountId> newcomers =
                people.stream().filter(person -> !before.contains(person)).filter(shown::isOnline);
        Stream<AccountId> others = changed.stream()
                .filter(person -> people.contains(person) || before.contains(person) || isAsked(session, person));
        news.add(session, Stream.concat(newcomers, others).distinct().toList());
    }

    private boolean isAsked(Session session, AccountId person) {
        return asked.by(session).contains(person);
    }

    private void tell(AccountId person) {
        persons.submit(
                person,
                () -> Stream.of(asked, contacts)
                        .flatMap(watching -> watching.of(person).stream())
                        .forEach(watcher -> news.add(watcher, Set.of(person))));
    }

    /** It may have gone before it watched. */
    private void forgetIfGone(Session session, Identity who) {
        if (!ground.sessions.of(who.account()).contains(session)) {
            forget(session);
        }
    }

    private void forget(Session session) {
        asked.forget(session);
        contacts.forget(session);
        news.forget(session);
    }
}
