package io.hongyan.im.plugin.storage;

import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Conversation;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.api.UserName;
import io.hongyan.im.command.storage.JpaOnce;
import io.hongyan.im.conversation.StateEntries;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.Notices;
import io.hongyan.im.plugin.PluginEntities;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.plugin.PluginJar;
import io.hongyan.im.plugin.PluginMessages;
import io.hongyan.im.plugin.PluginStorage;
import io.hongyan.im.plugin.RegisteredCommand;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.URLClassLoader;
import java.time.Clock;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A plugin of {@link Stock}'s kind, loaded from its jar and with its tables there. */
public final class StockRoom implements AutoCloseable {
    private final URLClassLoader loader;
    private final Transactions transactions;
    private final PluginEntities storage;
    private final Plugin plugin;

    private StockRoom(URLClassLoader loader, Plugin plugin, PluginEntities storage, Transactions transactions) {
        this.loader = loader;
        this.plugin = plugin;
        this.storage = storage;
        this.transactions = transactions;
    }

    public static StockRoom open(PluginJar jar, TestDatabase database) throws IOException {
        return open(jar, database, new Town(database));
    }

    /** @param town whose messages it sees, and who are told of what it adds */
    public static StockRoom open(PluginJar jar, TestDatabase database, Town town) throws IOException {
        URLClassLoader loader = PluginJar.fromOutside(jar);
        Plugin plugin = ServiceLoader.load(Plugin.class, loader).findFirst().orElseThrow();
        Descriptor descriptor = new Descriptor(plugin.getClass().getPackageName(), "1.0.0", 1, false);
        try {
            PluginStorage storages = new JpaPluginStorage(
                    database.source(),
                    ground(town),
                    messages(town),
                    Notices.open(town.transactions, new JdbcNoticeBook(town.transactions)),
                    7);
            storages.migrate(descriptor, loader, new PluginStorage.Migrated());
            PluginEntities storage = storages.open(descriptor, loader, plugin.entities());
            return new StockRoom(loader, plugin, storage, database.transactions());
        } catch (RuntimeException failure) {
            loader.close();
            throw failure;
        }
    }

    public static RegisteredCommand.Ground ground(Town town) {
        return new RegisteredCommand.Ground(
                town.transactions, new JpaOnce(town.transactions, Clock.systemUTC()), town.accounts);
    }

    /** What plugins see of the messages of these people. */
    public static PluginMessages messages(Town town) {
        return new PluginMessages(town.log, town.book, town.accounts, town.directory, new StateEntries(town.additions));
    }

    public Plugin plugin() {
        return plugin;
    }

    public PluginEntities entities() {
        return storage;
    }

    ClassLoader loader() {
        return loader;
    }

    boolean hasUnit() {
        return ((JpaPluginEntities) storage).hasUnit();
    }

    /** What the type would store, in a transaction that also writes a row of the core. */
    String accept(String message, String shelf, String then) {
        return transactions.call(() -> {
            setting(message);
            return take(message, shelf, then);
        });
    }

    void acceptThenFail(String message, String shelf) {
        transactions.run(() -> {
            take(message, shelf, "");
            throw new IllegalStateException("after the plugin");
        });
    }

    private void setting(String message) {
        if (message.equals("m1")) {
            transactions
                    .entities()
                    .createNativeQuery("insert into setting (name, content) values ('with', 'it')")
                    .executeUpdate();
        }
    }

    private String take(String message, String shelf, String then) {
        MediaType<?> type = plugin.mediaTypes(noHost()).get(0);
        try {
            return accept((Accepting<?>) type, message, shelf, then);
        } catch (ContentRefused refused) {
            throw new IllegalStateException(refused);
        }
    }

    private <C extends Record> String accept(Accepting<C> type, String message, String shelf, String then)
            throws ContentRefused {
        C stored = storage.accept(
                type, take(type.content(), shelf, then), new Message(message, new UserName("alice"), new Room()));
        return String.valueOf(stored).replaceAll(".*then=|\\]", "");
    }

    /** Not by a mapper, which would remember the class. */
    private static <C> C take(Class<C> type, String shelf, String then) {
        try {
            return type.cast(type.getConstructor(String.class, String.class).newInstance(shelf, then));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What the command answers, whose body is empty. */
    String command(int which) {
        return transactions.call(() -> command(plugin.commands(noHost()).get(which)));
    }

    private <B extends Record> String command(Command<B> command) {
        try {
            B body = command.body().getConstructor().newInstance();
            Identity caller = new Identity(new AccountId(1), new UserName("alice"), new DeviceId("d"));
            Own own = new Own(new Descriptor("stock", "1.0.0", 1, false), name -> false, state -> Json.map());
            return String.valueOf(storage.run(command, body, caller, own));
        } catch (ReflectiveOperationException | CommandRefused failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** So many at once, each in a transaction of its own. */
    void race(int times, String shelf) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        for (int i = 0; i < times; i++) {
            String message = "r" + i;
            pool.execute(() -> accept(message, shelf, ""));
        }
        pool.shutdown();
        if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
    }

    public static Host noHost() {
        return (Host) Proxy.newProxyInstance(
                StockRoom.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    static boolean isCollected(WeakReference<ClassLoader> loader) throws InterruptedException {
        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return loader.get() == null;
    }

    @Override
    public void close() throws IOException {
        storage.close();
        loader.close();
    }

    private record Room() implements Conversation {
        @Override
        public String id() {
            return "0HZX4T9W2C5QK";
        }

        @Override
        public Kind kind() {
            return Kind.DIRECT;
        }

        @Override
        public int members() {
            return 2;
        }

        @Override
        public boolean has(UserName user) {
            return true;
        }
    }
}
