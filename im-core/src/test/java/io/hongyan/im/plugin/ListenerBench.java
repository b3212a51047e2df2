package io.hongyan.im.plugin;

import io.hongyan.im.api.EntryListener;
import io.hongyan.im.api.MessageListener;
import io.hongyan.im.api.Work;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.MessageChange;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.plugin.storage.JdbcNoticeBook;
import io.hongyan.im.plugin.storage.Stock;
import io.hongyan.im.plugin.storage.StockRoom;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Two people in a conversation, others in others, and the listeners of a plugin with a shelf of things. */
final class ListenerBench implements AutoCloseable {
    static final String NAME = "stock.counting";

    final Notices notices;
    final Town town;
    final Person alice;
    final HesitantBook book;
    private final TestDatabase database;
    private final StockRoom room;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final List<Runnable> open = new ArrayList<>();

    ListenerBench(TestDatabase database, Path folder) throws IOException {
        this.database = database;
        this.book = new HesitantBook(new JdbcNoticeBook(database.transactions()));
        this.notices = Notices.open(database.transactions(), book);
        this.town = new Town(database, notices);
        this.alice = town.person("alice");
        this.room = StockRoom.open(Stock.jar(folder), database, town);
        update("insert into stock_shelf (name, things) values ('a', 0)");
    }

    /** What a listener does with a message. */
    interface Hearing {
        void of(MessageListener.Stored message, Work work) throws Exception;
    }

    private record Counting(Set<String> media, Hearing hearing) implements MessageListener {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public void stored(Stored message, Work work) throws Exception {
            int unused = work.entities()
                    .createNativeQuery("update stock_shelf set things = things + 1 where name = 'a'")
                    .executeUpdate();
            hearing.of(message, work);
        }
    }

    void register(String... media) {
        notices.register("stock", Map.of(NAME, Interest.inMessages(Set.of(media))));
    }

    private record Gathering(Gatherer gatherer) implements EntryListener {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Set<String> kinds() {
            return Set.of();
        }

        @Override
        public void added(Added entry, Work work) throws Exception {
            gatherer.of(entry, work);
        }
    }

    /** What a listener does with an entry. */
    interface Gatherer {
        void of(EntryListener.Added entry, Work work) throws Exception;
    }

    /** A node that runs the plugin. */
    Runnable start(Hearing hearing) {
        return start(Ear.of(new Counting(Set.of(), hearing), listening()));
    }

    /** A node that runs the plugin, whose listener is one for entries. */
    Runnable startEntries(Gatherer gatherer) {
        return start(Ear.of(new Gathering(gatherer), listening()));
    }

    private PluginStorage.Listening listening() {
        return new PluginStorage.Listening(notices, StockRoom.messages(town));
    }

    private Runnable start(Ear ear) {
        Descriptor stock = new Descriptor("stock", "1.0.0", 1, false);
        PluginCalls calls = new PluginCalls(
                stock,
                ListenerBench.class.getClassLoader(),
                Budget.USUAL.perCall(Duration.ofSeconds(2)).rest(Duration.ofMillis(50)),
                new PluginCalls.Ground(Thread::new, timer, new Quarantine(why -> {})));
        RunningListener running = new RunningListener(
                new RunningListener.Ground(
                        database.transactions(),
                        notices,
                        timer,
                        new RunningListener.Pauses(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(50))),
                calls,
                room.entities(),
                new Own(stock, name -> false, new RecordWriter()::write),
                ear);
        running.begin();
        Runnable stop = () -> {
            running.close();
            calls.gate().shut().join();
            calls.stop();
        };
        open.add(stop);
        return stop;
    }

    /** A conversation with somebody new. */
    Route route() {
        Person other = town.person("other");
        return town.directory.openDirect(alice.id(), other.id());
    }

    Entry say(Route route, String text) {
        return town.say(alice, route, text, false);
    }

    Entry recall(Entry message) {
        MessageChange recall = new MessageChange(alice.id(), MessageChange.What.RECALL, message.seq(), Json.map());
        return town.transactions
                .call(() -> town.additions.add(List.of(new Addition(message.conversation(), recall))))
                .get(0);
    }

    void update(String sql) {
        int unused = database.transactions()
                .call(() -> Jdbc.call(database.transactions().entities(), connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                }));
    }

    long ask(String sql) {
        return database.transactions()
                .call(() -> Jdbc.call(database.transactions().entities(), connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(sql)) {
                        row.next();
                        return row.getLong(1);
                    }
                }));
    }

    /** What the plugin counted in its own rows. */
    long counted() {
        return ask("select things from stock_shelf where name = 'a'");
    }

    long waiting() {
        return ask("select count(*) from plugin_notice where set_aside = false");
    }

    @Override
    public void close() throws IOException {
        open.forEach(Runnable::run);
        timer.shutdownNow();
        room.close();
    }
}
