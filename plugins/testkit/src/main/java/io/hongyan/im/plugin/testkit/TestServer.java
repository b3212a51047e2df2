package io.hongyan.im.plugin.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.account.DeviceInfo;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.SettingsDesk;
import io.hongyan.im.server.Messenger;
import io.hongyan.im.server.Settings;
import io.hongyan.im.storage.DatabaseSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The whole server within the tests' process, without a container, with a database, people and the plugin. */
public final class TestServer implements AutoCloseable {
    private static final UserName ADMINISTRATOR = new UserName("admin");

    private final Rows rows;
    private final Messenger messenger;

    private TestServer(Rows rows, Messenger messenger) {
        this.rows = rows;
        this.messenger = messenger;
    }

    /**
     * Starts it.
     *
     * @param home holds the folder {@code plugins}
     * @param shipped sees plugins as those of {@code WEB-INF/lib}
     */
    static TestServer start(DatabaseSettings database, Path home, ClassLoader shipped) {
        Map<String, String> chosen = Map.of(
                "im.home", home.toString(), "im.demo", "true", "im.plugins.poll", "3600", "im.fetch.private", "true");
        Rows rows = Rows.in(database);
        return new TestServer(
                rows,
                Messenger.start(
                        Settings.read(key -> Optional.ofNullable(chosen.get(key))),
                        rows.source(),
                        rows.transactions(),
                        TestServer::thread,
                        shipped));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    /** Somebody without any role. */
    public Person alice() {
        return person("alice");
    }

    /** Somebody else without any role. */
    public Person bob() {
        return person("bob");
    }

    /** Somebody with the role {@code administrator}. */
    public Person administrator() {
        return person(ADMINISTRATOR.value());
    }

    private Person person(String name) {
        return Person.of(messenger.accounts().require(new UserName(name)), messenger);
    }

    /**
     * Changes settings of a plugin, as an administrator does.
     *
     * @param values by the names of the record's components
     */
    public void change(String plugin, Map<String, ?> values) {
        SettingsDesk.By by =
                new SettingsDesk.By(messenger.accounts().require(ADMINISTRATOR).id(), Person.ADDRESS);
        if (!messenger.desk().change(plugin, (ObjectNode) Json.of(values), false, by)) {
            throw new AssertionError("the plugin " + plugin + " does not run");
        }
    }

    /**
     * Signs somebody in by password, whom the server or an authenticator knows.
     *
     * @return what others see them as
     * @throws AssertionError if they are refused, saying why
     */
    public String signIn(String user, String password) {
        DeviceInfo device = new DeviceInfo(new DeviceId("door"), DeviceInfo.Kind.WEB, "Test");
        try {
            return messenger
                    .logins()
                    .byPassword(new UserName(user), new Secret(password), device, Person.ADDRESS)
                    .join()
                    .account()
                    .name();
        } catch (CompletionException failure) {
            throw new AssertionError("the login of " + user + " was answered with " + failure.getCause(), failure);
        }
    }

    Rows rows() {
        return rows;
    }

    RegisteredType type(String name) {
        return messenger.plugins().types().require(TextNode.valueOf(name));
    }

    PluginHost plugins() {
        return messenger.plugins();
    }

    /** Why plugins do not run that should, also those whose jar is none. */
    List<String> failures() {
        return messenger.plugins().failures();
    }

    /** What administrators are told of a plugin. */
    JsonNode report(String plugin) {
        return messenger
                .plugins()
                .reports()
                .one(plugin, Locale.ENGLISH)
                .<JsonNode>map(report -> report)
                .orElse(MissingNode.getInstance());
    }

    /** Looks into the folder at once. */
    void rescan() {
        messenger.plugins().rescan(Actor.SYSTEM);
    }

    @Override
    public void close() {
        messenger.stop();
        rows.close();
    }
}
