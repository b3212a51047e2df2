package io.hongyan.im.contact;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.RecordingTransport;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A town whose people have rosters; for tests. */
final class ContactTown implements AutoCloseable {
    static final ContactSettings OPEN = settings(Writers.EVERYBODY);

    final Town town;
    private final TestDatabase database;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Node first;

    ContactTown(TestDatabase database) {
        this.database = database;
        this.town = new Town(database);
        this.first = node(OPEN, Organisation.ONE);
    }

    static ContactSettings settings(Writers writers) {
        return new ContactSettings(writers, Duration.ofDays(30), Duration.ofDays(1));
    }

    /** A server of the town, with its own memory. */
    record Node(ContactFeature contacts, Directory directory) {}

    /** The server that serves everybody. */
    Node node() {
        return first;
    }

    Node node(ContactSettings settings, Organisation organisation) {
        ContactFeature contacts = new ContactFeature(new ContactFeature.Ground(
                town.accounts,
                town.book,
                town.sessions,
                town.transactions,
                settings,
                organisation,
                timer,
                Runnable::run));
        return new Node(contacts, new Directory(town.accounts, town.book, town.transactions, contacts.consent()));
    }

    /** Somebody with an account that nobody can log in to, so that no password is hashed, whose device is connected. */
    Town.Person person(String name) {
        AccountId id = town.ids.account();
        UserName username = new UserName(name + "-" + Long.toString(id.value(), 36));
        try {
            insert(id, username, name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        RecordingTransport transport = new RecordingTransport(false);
        Session session = town.sessions.open(transport, (from, packet) -> CompletableFuture.completedFuture(true));
        Identity who = new Identity(id, username, new DeviceId("d"));
        session.login(who, "web", Locale.ENGLISH);
        return new Town.Person(who, session, transport);
    }

    private void insert(AccountId id, UserName username, String name) throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement prepared = connection.prepareStatement(
                        "insert into account (id, username, password, name, signature, locale, state, roles, search,"
                                + " created, changed) values (?, ?, '', ?, '', 'en', 'ACTIVE', '', '', 0, 0)")) {
            prepared.setLong(1, id.value());
            prepared.setString(2, username.value());
            prepared.setString(3, name);
            prepared.executeUpdate();
            commit(connection);
        }
    }

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Does a set of the roster, and gives the item that it answers. */
    JsonNode roster(Town.Person who, String action, Town.Person other, @Nullable String... more) {
        return roster(first, who, action, other, more);
    }

    JsonNode roster(Node node, Town.Person who, String action, Town.Person other, @Nullable String... more) {
        var body = Json.map().put("action", action).put("user", other.name());
        for (int i = 0; i < more.length; i += 2) {
            body.put(String.valueOf(more[i]), more[i + 1]);
        }
        JsonNode items = town.transactions
                .call(() -> node.contacts.roster().set(who.session(), who.who(), Fields.of(body)))
                .path("items");
        return items.path(0);
    }

    /** What the roster answers a get. */
    JsonNode roster(Town.Person who, Object... fields) {
        var body = Json.map();
        for (int i = 0; i < fields.length; i += 2) {
            body.set(String.valueOf(fields[i]), Json.of(fields[i + 1]));
        }
        return first.contacts.roster().get(who.session(), who.who(), Fields.of(body));
    }

    /** Both know each other. */
    void acquaint(Town.Person one, Town.Person other) {
        roster(one, "request", other);
        roster(other, "accept", one);
    }

    void choose(Node node, Town.Person who, String write) {
        town.transactions.run(() ->
                node.contacts.choice().change(who.id(), Fields.of(Json.map().put("write", write))));
    }

    /** What a refusal says; none if the work is done. */
    static Optional<Refused> refusal(Supplier<?> work) {
        try {
            Object unused = work.get();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused);
        }
    }

    /** The state of somebody in a roster; empty if the person is not in it. */
    String state(Town.Person owner, Town.Person other) {
        return item(owner, other).path("state").asText();
    }

    JsonNode item(Town.Person owner, Town.Person other) {
        for (JsonNode item : roster(owner).path("items")) {
            if (item.path("user").asText().equals(other.name())) {
                return item;
            }
        }
        return Json.map();
    }

    /** Writes a message on the way that log writers have it take; what was stored, or nothing if it was not wanted. */
    Optional<Entry> write(Node node, Town.Person from, Town.Person to) {
        Address address = node.directory.address(from.who(), to.name());
        try {
            address.members();
            return Optional.of(store(address, from, address.route()));
        } catch (Refused refused) {
            if (refused.code() != Code.NOT_WANTED) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    /** The last part of the way, from a route that was found before. */
    Entry store(Address address, Town.Person from, Route found) {
        Route route = found;
        while (true) {
            Draft draft = new Draft(route, message(from), Set.of(), Optional.empty());
            Outcome outcome = town.transactions
                    .call(() -> town.log.append(List.of(draft), true))
                    .get(0);
            if (outcome instanceof Outcome.Accepted accepted) {
                return accepted.entry();
            }
            route = address.route(((Outcome.Stale) outcome).rightsVersion());
        }
    }

    private static NewMessage message(Town.Person from) {
        return new NewMessage(
                from.id(),
                Optional.empty(),
                "chat",
                "text",
                Json.map().put("text", "x"),
                "x",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of());
    }

    /** The messages of somebody in a direct conversation. */
    long written(Town.Person from, Town.Person to) {
        return town.transactions.call(() -> town.book
                .direct(from.id(), to.id())
                .map(route -> town.log.after(route.conversation(), io.hongyan.im.id.Seq.NONE, 100_000).stream()
                        .filter(entry -> entry.happening().sender().equals(from.id()))
                        .count())
                .orElse(0L));
    }

    /** The events {@code roster} that a device got, in order. */
    static List<JsonNode> events(Town.Person person) {
        return person.packets().stream()
                .map(packet -> packet.path("body"))
                .filter(body -> body.path("event").asText().equals("roster"))
                .map(body -> body.path("items").path(0))
                .toList();
    }

    /** Changes rows behind everybody's back. */
    void sql(String statement, long... parameters) throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setLong(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
            commit(connection);
        }
    }

    /** Puts so many people in this state into a roster. */
    void fill(AccountId owner, String state, int count) throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement prepared = connection.prepareStatement(
                        "insert into roster (owner, other, state, blocked, group_name, remark, greeting, asked, refused,"
                                + " changed, due) values (?, ?, ?, false, '', '', '', ?, 0, ?, ?)")) {
            for (int i = 0; i < count; i++) {
                prepared.setLong(1, owner.value());
                prepared.setLong(2, town.ids.next());
                prepared.setString(3, state);
                prepared.setLong(4, System.currentTimeMillis());
                prepared.setLong(5, System.currentTimeMillis());
                prepared.setLong(6, Long.MAX_VALUE);
                prepared.addBatch();
            }
            prepared.executeBatch();
            commit(connection);
        }
    }

    @Override
    public void close() throws SQLException {
        timer.shutdownNow();
        database.close();
    }
}
