package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.OtherPasswords.Answer;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.storage.JdbcNoticeBook;
import io.hongyan.im.plugin.storage.JpaPluginStorage;
import io.hongyan.im.plugin.storage.StockRoom;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A host with a database and a folder of jars, and a person who uses them. */
final class MovesBench implements AutoCloseable {
    private static final Actor ADMIN = Actor.of(new AccountId(7), "127.0.0.1");
    private static final UserName CHIEF = new UserName("admin");

    final PluginHost host;
    private final TestDatabase database;
    private final Path folder;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Authenticators authenticators = new Authenticators(timer);
    private final Town town;
    private final Person alice;
    private final Person bob;

    MovesBench(TestDatabase database, Path folder) throws IOException {
        this.database = database;
        this.folder = folder;
        Notices notices = Notices.open(database.transactions(), new JdbcNoticeBook(database.transactions()));
        this.town = new Town(database, notices);
        this.alice = town.person("alice");
        this.bob = town.person("bob");
        HostGround bare = HostGrounds.bare(Locale.ENGLISH, timer);
        this.host = new PluginHost(new HostGround(
                bare.clock(),
                bare.language(),
                bare.threads(),
                timer,
                bare.services(),
                bare.desk(),
                authenticators,
                new HostKeeping(
                        7,
                        new MemoryPluginBook(),
                        new JpaPluginStorage(
                                database.source(), StockRoom.ground(town), StockRoom.messages(town), notices, 7),
                        new MemoryAudit(bare.clock()),
                        Optional.of(new PluginSettings(
                                dir(), folder.resolve("tmp"), Optional.empty(), Duration.ofSeconds(5), false)))));
        try (URLClassLoader loader = new URLClassLoader(new URL[0], MovesBench.class.getClassLoader())) {
            host.start(loader);
        }
    }

    private Path dir() {
        return folder.resolve("plugins");
    }

    Path sources() {
        return folder.resolve("sources");
    }

    /** Puts it into the folder, where it is not yet looked at. */
    void drop(PluginJar jar) throws IOException {
        drop(jar, "moving.jar");
    }

    private void drop(PluginJar jar, String name) throws IOException {
        Path part = dir().resolve(name + ".part");
        jar.writeTo(part);
        Files.move(part, dir().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Has another plugin started beside it. */
    void runBeside(PluginJar jar) throws IOException {
        drop(jar, "other.jar");
        rescan();
    }

    void rescan() {
        host.rescan(ADMIN);
    }

    /** Puts it into the folder and has it started. */
    void run(PluginJar jar) throws IOException {
        drop(jar);
        rescan();
    }

    /** The same; done when the host is done, which may have to wait. */
    CompletableFuture<Boolean> replaceBy(PluginJar jar) throws IOException {
        drop(jar);
        return moving(this::rescan);
    }

    CompletableFuture<Boolean> stop() {
        return moving(() -> host.want("moving", PluginBook.Wanted.STOPPED, ADMIN, CHIEF));
    }

    CompletableFuture<Boolean> stopServer() {
        return moving(host::stop);
    }

    /** Begins the move; comes back when the plugin takes no new calls any more. */
    private CompletableFuture<Boolean> moving(Runnable move) {
        Gate gate = running().gate();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        new Thread(() -> {
                    move.run();
                    done.complete(true);
                })
                .start();
        while (gate.enter()) {
            gate.leave();
            Thread.onSpinWait();
        }
        return done;
    }

    private RunningPlugin running() {
        return host.slots().stream()
                .filter(slot -> slot.id().equals("moving"))
                .flatMap(slot -> slot.running().stream())
                .findFirst()
                .orElseThrow();
    }

    JsonNode report() {
        return host.reports().one("moving", Locale.ENGLISH).orElseThrow();
    }

    /** The command; the answer is the version that did it. */
    CompletableFuture<String> note(String what) {
        return host.commands()
                .find("moving.note")
                .orElseThrow()
                .answer(alice.who(), Optional.empty(), Fields.of(Json.map().put("what", what)))
                .thenApply(MovesBench::version);
    }

    private static String version(ObjectNode answer) {
        return answer.path("version").asText();
    }

    /** A login of somebody unknown here; the name is the version that let them in. */
    CompletableFuture<Answer> logIn(String user) {
        return authenticators.ask(new UserName(user), new Secret("secret"), () -> {});
    }

    void say(String text) {
        town.say(alice, town.directory.openDirect(alice.id(), bob.id()), text, false);
    }

    /** What was done, and in which version; but for ticks. */
    List<String> done() {
        return ask("select what from moving_done where what not like '%tick' order by what");
    }

    List<String> ticks() {
        return ask("select distinct what from moving_done where what like '%tick' order by what");
    }

    List<String> ask(String sql) {
        return database.transactions()
                .call(() -> Jdbc.call(database.transactions().entities(), connection -> {
                    List<String> all = new ArrayList<>();
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(sql)) {
                        while (rows.next()) {
                            all.add(rows.getString(1));
                        }
                    }
                    return all;
                }));
    }

    @Override
    public void close() {
        host.stop();
        timer.shutdownNow();
    }
}
