package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.AccountFeature;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.OtherPasswords;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.conversation.storage.JdbcEntryLog;
import io.hongyan.im.conversation.storage.JpaGroupBook;
import io.hongyan.im.conversation.storage.JpaGroupCardBook;
import io.hongyan.im.conversation.storage.JpaMarks;
import io.hongyan.im.conversation.storage.JpaMemberBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import io.hongyan.im.session.RecordingTransport;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People with one device each, and their conversations, over a database; for tests. */
public final class Town {
    /** For what happens a while later. */
    public static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "timer");
        thread.setDaemon(true);
        return thread;
    });

    public final Ids ids = new Ids(1021);
    public final Transactions transactions;
    public final Accounts accounts;
    public final Sessions sessions = new Sessions(ids, Runnable::run, 1_000);
    public final EntryLog log;
    public final MemberBook book;
    public final GroupBook groups;
    public final GroupCardBook cards;
    public final EntryJson json;
    public final Crowds crowds;
    public final Delivery delivery;
    public final Marks marks;
    public final Additions additions;
    public final Directory directory;

    public Town(TestDatabase database) {
        this(database, messages -> {});
    }

    /** @param watcher sees their messages */
    public Town(TestDatabase database, LogWatcher watcher) {
        this.transactions = database.transactions();
        this.accounts = new AccountFeature(
                        transactions,
                        ids,
                        Clock.systemUTC(),
                        List.of(),
                        new AccountFeature.Elsewhere(OtherPasswords.NONE, Runnable::run))
                .accounts();
        this.log = new JdbcEntryLog(transactions, ids, watcher);
        this.book = new JpaMemberBook(transactions, ids);
        this.groups = new JpaGroupBook(transactions, ids);
        this.cards = new JpaGroupCardBook(transactions);
        this.json = new EntryJson(accounts);
        this.crowds = new Crowds(sessions, account -> transactions.call(() -> book.crowds(account)), Runnable::run);
        sessions.listen(crowds);
        this.delivery = new Delivery(sessions, json, crowds, new Rooms(log, transactions, TIMER, Runnable::run));
        this.marks = new JpaMarks(transactions);
        this.additions = new Additions(transactions, log, book, marks, delivery);
        this.directory = new Directory(accounts, book, transactions);
    }

    /** Somebody whose device is connected. */
    public record Person(Identity who, Session session, RecordingTransport transport) {
        public AccountId id() {
            return who.account();
        }

        public String name() {
            return who.username().value();
        }

        /** What the device was sent, in order. */
        public List<JsonNode> packets() {
            return transport.frames().stream()
                    .flatMap(String::lines)
                    .map(Json::readOwn)
                    .toList();
        }
    }

    public Person person(String name) {
        UserName username =
                new UserName(name + "-" + Long.toString(ids.next(), 36).toLowerCase(Locale.ROOT));
        Account account = accounts.register(username, new Secret("correct horse"), name, Locale.ENGLISH);
        RecordingTransport transport = new RecordingTransport(false);
        Session session = sessions.open(transport, (from, packet) -> CompletableFuture.completedFuture(true));
        Identity who = new Identity(account.id(), username, new DeviceId("d"));
        session.login(who, "web", Locale.ENGLISH);
        return new Person(who, session, transport);
    }

    /** A group of two who may do what members of new groups may. */
    public Route group(Person owner, Person other) {
        return transactions.call(() -> made(Kind.GROUP, Set.of(owner.id(), other.id()), owner));
    }

    /** A channel or a room of an owner and others, who are reached there. */
    public Route crowd(Kind kind, Person owner, Person... others) {
        Set<AccountId> members = Stream.concat(Stream.of(owner), Stream.of(others))
                .map(Person::id)
                .collect(Collectors.toUnmodifiableSet());
        return transactions.call(() -> {
            Route route = made(kind, members, owner);
            Map<AccountId, Optional<Seq>> seats = new HashMap<>();
            members.forEach(member -> seats.put(member, Optional.of(new Seq(1))));
            crowds.change(transactions, route.conversation(), seats);
            return route;
        });
    }

    private Route made(Kind kind, Set<AccountId> members, Person owner) {
        GroupCard card = new GroupCard("g", Optional.empty(), "", GroupRules.of(kind));
        return book.route(groups.create(kind, card, owner.id(), members)).orElseThrow();
    }

    /** A stored text. */
    public Entry say(Person from, Route route, String text, boolean named) {
        Outcome outcome = transactions
                .call(() -> log.append(
                        List.of(new Draft(
                                route,
                                text(from, text),
                                Set.of(),
                                named ? Optional.of(ids.entry()) : Optional.empty())),
                        true))
                .get(0);
        return ((Outcome.Accepted) outcome).entry();
    }

    /** A text that somebody sends. */
    NewMessage text(Person from, String text) {
        return new NewMessage(
                from.id(),
                Optional.of(new ClientId(UUID.randomUUID().toString())),
                "chat",
                "text",
                Json.map().put("text", text),
                text,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of());
    }
}
