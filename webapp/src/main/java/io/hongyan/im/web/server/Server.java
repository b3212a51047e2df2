package io.hongyan.im.web.server;

import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Logins;
import io.hongyan.im.blob.BlobFeature;
import io.hongyan.im.command.Askers;
import io.hongyan.im.department.Departments;
import io.hongyan.im.loader.RecordMethods;
import io.hongyan.im.plugin.PluginCommands;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.SettingsDesk;
import io.hongyan.im.server.Messenger;
import io.hongyan.im.server.Settings;
import io.hongyan.im.storage.HongyanDataSource;
import io.hongyan.im.storage.JtaTransactions;
import io.hongyan.im.web.tcp.TcpDoor;
import io.hongyan.im.web.tcp.TcpSettings;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.UserTransaction;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts the messenger with the application, hands it out, and stops it. */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/hongyan",
        className = "io.hongyan.im.storage.HongyanDataSource",
        properties = "description=Hongyan",
        minPoolSize = 2,
        maxPoolSize = 64)
public class Server {
    private static final int SHORTEST_TOKEN = 16;

    @Resource(lookup = "java:app/jdbc/hongyan")
    @Nullable
    DataSource source;

    @PersistenceUnit(unitName = "hongyan")
    @Nullable
    EntityManagerFactory unit;

    @Resource
    @Nullable
    UserTransaction transaction;

    @Resource
    @Nullable
    ManagedThreadFactory threads;

    private volatile @Nullable Messenger messenger;
    private volatile @Nullable TcpDoor door;
    private volatile Optional<String> metricsToken = Optional.empty();

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        EntityManagerFactory core = given(unit);
        TcpSettings tcp = tcp();
        metricsToken = tokenOfMetrics();
        messenger = Messenger.start(
                settings(),
                given(source),
                new JtaTransactions(given(transaction), core),
                given(threads),
                Server.class.getClassLoader());
        try {
            door = TcpDoor.open(tcp, messenger(), given(threads));
        } catch (UncheckedIOException closed) {
            stop();
            throw closed;
        }
    }

    /** Ends it, if it runs. */
    void stop() {
        Optional<TcpDoor> tcp = Optional.ofNullable(door);
        tcp.ifPresent(TcpDoor::closeEntrance);
        Messenger running = messenger;
        if (running != null) {
            running.stop();
        }
        tcp.ifPresent(TcpDoor::end);
        HongyanDataSource.closeLost();
        RecordMethods.forget();
    }

    /** The running messenger. */
    public Messenger messenger() {
        return given(messenger);
    }

    /** Whether requests can be served. */
    public boolean isReady() {
        Messenger running = messenger;
        return running != null && running.isReady();
    }

    @Produces
    Accounts accounts() {
        return messenger().accounts();
    }

    @Produces
    Logins logins() {
        return messenger().logins();
    }

    @Produces
    PluginCommands commands() {
        return messenger().plugins().commands();
    }

    @Produces
    Askers askers() {
        return messenger().askers();
    }

    @Produces
    SettingsDesk desk() {
        return messenger().desk();
    }

    @Produces
    BlobFeature blobs() {
        return messenger().blobs();
    }

    @Produces
    Departments departments() {
        return messenger().departments();
    }

    @Produces
    PluginHost plugins() {
        return messenger().plugins();
    }

    @Produces
    Settings settings() {
        return Settings.read(Server::value);
    }

    /** What who reads the metrics shows; without one nobody does. */
    public Optional<String> metricsToken() {
        return metricsToken;
    }

    /** @throws IllegalArgumentException if it could be guessed */
    private static Optional<String> tokenOfMetrics() {
        Optional<String> token = value("im.metrics.token").map(String::strip);
        if (token.filter(text -> text.length() < SHORTEST_TOKEN).isPresent()) {
            throw new IllegalArgumentException(
                    "im.metrics.token: must have at least " + SHORTEST_TOKEN + " characters");
        }
        return token;
    }

    private TcpSettings tcp() {
        return TcpSettings.read(Server::value, settings().home());
    }

    private static Optional<String> value(String key) {
        Config config = ConfigProvider.getConfig(Server.class.getClassLoader());
        return config.getOptionalValue(key, String.class);
    }

    private static <T> T given(@Nullable T resource) {
        if (resource == null) {
            throw new IllegalStateException("the container gave no resource, or the start failed");
        }
        return resource;
    }
}
