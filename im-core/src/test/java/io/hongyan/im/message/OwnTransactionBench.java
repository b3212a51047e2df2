package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.message.OwnTransaction.Stored;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.Notices;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import io.hongyan.im.plugin.storage.JdbcNoticeBook;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * People, and a media type's tables: {@code ledger}, whose column {@code message} is unique, at the commit only where
 * the database can, and {@code wallet}, whose {@code owner} is unique at once. A listener wants to hear of everything.
 */
final class OwnTransactionBench {
    static final Prepared SENT = new Prepared(Json.map().put("amount", 5), "five", Map.of());

    /** Of nobody's. */
    static final BlobId BLOB = BlobNumber.id(1);

    final Town town;

    OwnTransactionBench(TestDatabase database) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            boolean defers = Dialect.of(connection) == Dialect.POSTGRESQL;
            statement.execute("create table ledger (message varchar(64), constraint ledger_once unique (message)"
                    + (defers ? " deferrable initially deferred)" : ")"));
            statement.execute("create table wallet (owner varchar(64) primary key, balance bigint not null)");
            statement.execute("insert into plugin_listener (listener, plugin, media, registered, dropped)"
                    + " values ('test.all', 'test', '', 0, 0)");
            statement.execute("insert into stored_bytes (id, sha256, size, type, thumbnail, created)"
                    + " values (1, '', 0, 'text/plain', false, 0)");
            statement.execute("insert into stored_blob (id, owner, bytes, name, created) values (1, 1, 1, 'blob', 0)");
        }
        this.town =
                new Town(database, Notices.open(database.transactions(), new JdbcNoticeBook(database.transactions())));
    }

    OwnTransaction own() {
        return new OwnTransaction(town.transactions, town.log, town.directory, town.ids);
    }

    CompletableFuture<Stored> send(Town.Person from, Town.Person to, String clientId, FakeStep.Work work) {
        FakeStep step = new FakeStep(20_000, work);
        return own().accept(step, SENT, candidate(from, to, clientId)).whenComplete((done, failure) -> step.close());
    }

    List<Entry> log(Town.Person one, Town.Person other) {
        return town.transactions.call(() -> town.directory
                .direct(one.id(), other.id())
                .map(route -> town.log.after(route.conversation(), new Seq(0), 10))
                .orElse(List.of()));
    }

    /** As a plugin would, on the running transaction's connection. */
    void write(String message) {
        execute("insert into ledger (message) values ('" + message + "')");
    }

    int execute(String sql) {
        return Jdbc.call(town.transactions.entities(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    /** The number that a query within the running transaction gives. */
    int number(String sql) {
        return Jdbc.call(town.transactions.entities(), connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    /** How often it was written. */
    int ledger(String message) {
        return town.transactions.call(() -> number("select count(*) from ledger where message = '" + message + "'"));
    }

    Candidate candidate(Town.Person from, Town.Person to, String clientId) {
        Address address = town.directory.address(from.who(), to.name());
        return new Candidate(from, clientId(clientId), address::route);
    }

    static ClientId clientId(String name) {
        return new ClientId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** Finds where a message goes. */
    interface Routing {
        Route route(long seen);
    }

    /** A message that the test sends. */
    record Candidate(Town.Person from, ClientId clientId, Routing routing, Set<BlobId> blobs)
            implements OwnTransaction.Candidate {
        Candidate(Town.Person from, ClientId clientId, Routing routing) {
            this(from, clientId, routing, Set.of());
        }

        Candidate holding(BlobId blob) {
            return new Candidate(from, clientId, routing, Set.of(blob));
        }

        @Override
        public Identity sender() {
            return from.who();
        }

        @Override
        public Route route(long seen) {
            return routing.route(seen);
        }

        @Override
        public Draft draft(Route route, EntryId id, Prepared prepared) {
            ObjectNode content = prepared.content();
            NewMessage message = new NewMessage(
                    from.id(),
                    Optional.of(clientId),
                    "chat",
                    "red-packet",
                    content,
                    prepared.plainText(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    blobs);
            return new Draft(route, message, Set.of(), Optional.of(id));
        }
    }
}
