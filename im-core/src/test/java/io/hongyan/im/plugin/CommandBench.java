package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Command;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.plugin.storage.Stock;
import io.hongyan.im.plugin.storage.StockRoom;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Three people, and the commands of a plugin with a shelf of ten things. */
final class CommandBench implements AutoCloseable {
    final Town town;
    final Person alice;
    final Person bob;
    final Person carol;
    private final StockRoom room;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final PluginCalls calls;
    private final List<RegisteredCommand> commands;
    private volatile String media = "text";

    CommandBench(TestDatabase database, Path folder) throws IOException {
        this.town = new Town(database);
        this.alice = town.person("alice");
        this.bob = town.person("bob");
        this.carol = town.person("carol");
        this.room = StockRoom.open(Stock.jar(folder), database, town);
        Descriptor descriptor = new Descriptor("stock", "1.0.0", 1, true);
        this.calls = new PluginCalls(
                descriptor,
                room.plugin().getClass().getClassLoader(),
                Budget.USUAL.perCall(Duration.ofSeconds(2)).grace(Duration.ofSeconds(2)),
                new PluginCalls.Ground(Thread::new, timer, new Quarantine(why -> {})));
        this.commands = room.plugin().commands(StockRoom.noHost()).stream()
                .map(command -> register(descriptor, command))
                .toList();
        update("insert into stock_shelf (name, things) values ('a', 10)");
    }

    private <B extends Record> RegisteredCommand register(Descriptor descriptor, Command<B> command) {
        ContentReader<B> reader = new ContentReader<>(command.body(), Locale.ENGLISH);
        Own own = new Own(descriptor, name -> name.equals(media), new RecordWriter()::write);
        RegisteredCommand.Ground ground = StockRoom.ground(town);
        return RegisteredCommand.of(ground, calls, room.entities(), own, command, reader);
    }

    /** The command for everybody. */
    CompletableFuture<ObjectNode> take(Person who, String clientId, String... fields) {
        ObjectNode body = Json.map().put("seq", 1);
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return commands.get(0).answer(who.who(), Optional.of(new ClientId(clientId)), Fields.of(body));
    }

    /** The command for administrators. */
    CompletableFuture<ObjectNode> count(Person who) {
        return commands.get(1)
                .answer(who.who(), Optional.empty(), Fields.of(Json.map().put("shelf", "a")));
    }

    Person administrator() {
        Person person = town.person("root");
        update("update account set roles = 'administrator' where username = '" + person.name() + "'");
        return person;
    }

    /** A message of Alice's to Bob. */
    Entry say(String text) {
        return town.say(alice, route(), text, true);
    }

    private Route route() {
        return town.directory.openDirect(alice.id(), bob.id());
    }

    List<Entry> entries() {
        return town.transactions.call(() -> town.log.after(route().conversation(), Seq.NONE, 100));
    }

    void ownsNoType() {
        media = "none";
    }

    /** Lets the person see only what comes after an entry. */
    void hideFrom(Person person, Entry entry) {
        update("update member set first_seq = " + (entry.seq().value() + 1) + " where account = "
                + person.id().value());
    }

    long things() {
        return town.transactions.call(() -> Jdbc.call(town.transactions.entities(), connection -> {
            try (PreparedStatement query =
                            connection.prepareStatement("select things from stock_shelf where name = 'a'");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }

    private void update(String sql) {
        town.transactions.run(() -> Jdbc.call(town.transactions.entities(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        }));
    }

    /** Tries that were made again. */
    long reruns() {
        return calls.figures().sum(PluginFigures.OfCalls::reruns);
    }

    /** Waits until no call is on a thread any more. */
    void idle() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (calls.figures().running() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    int lostThreads() {
        return calls.figures().lostThreads();
    }

    @Override
    public void close() throws IOException {
        calls.stop();
        timer.shutdownNow();
        room.close();
    }
}
