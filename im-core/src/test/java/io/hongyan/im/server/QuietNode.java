package io.hongyan.im.server;

import io.hongyan.im.account.AccountFeature;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.storage.JpaAudit;
import io.hongyan.im.id.Ids;
import io.hongyan.im.metrics.Metrics;
import io.hongyan.im.plugin.Authenticators;
import io.hongyan.im.plugin.KeyFileBox;
import io.hongyan.im.plugin.PluginJar;
import io.hongyan.im.plugin.SettingsDesk;
import io.hongyan.im.plugin.storage.JpaSettingsBook;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.NodeLease;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The whole messenger with the media type {@code text}, but that nothing happens by itself, only when it is asked for. */
record QuietNode(
        Transactions transactions,
        Ids ids,
        AccountFeature people,
        Sessions sessions,
        Features features,
        NodeLease lease,
        PatientTimer timer) {
    /** That of everybody here. */
    static final String PASSWORD = "correct horse";

    private static final Clock CLOCK = Clock.systemUTC();

    /** Has an account {@code seed}. */
    static QuietNode start(TestDatabase database, Path folder) {
        Settings settings = Settings.read(
                key -> Optional.of(folder.resolve("home").toString()).filter(home -> key.equals("im.home")));
        Transactions transactions = database.transactions();
        NodeLease lease = new NodeLease(transactions, CLOCK);
        Ids ids = new Ids(lease.number());
        PatientTimer timer = new PatientTimer();
        Threads threads = threads(timer);
        Sessions sessions = new Sessions(ids, threads.workers(), settings.packetsPerSecond());
        Authenticators authenticators = new Authenticators(threads.timer());
        AccountFeature people = new AccountFeature(
                transactions,
                ids,
                CLOCK,
                new AccountFeature.Rules(List.of(new SignOuts(sessions)), settings.devices()),
                new AccountFeature.Elsewhere(authenticators, threads.passwords()));
        SettingsDesk desk = new SettingsDesk(new SettingsDesk.Ground(
                new JpaSettingsBook(transactions),
                new KeyFileBox(settings.home()),
                CLOCK,
                new JpaAudit(transactions, ids, CLOCK)));
        Features.Place place = new Features.Place(lease.number(), database.source());
        Features features = Features.of(
                new Features.Ground(
                        settings, transactions, ids, CLOCK, threads, place, desk, authenticators, new Metrics()),
                people,
                sessions,
                () -> true);
        features.plugins().start(PluginJar.loader(PluginJar.ofType(folder, "words", "text", "")));
        people.index(Duration.ofMinutes(1));
        people.accounts().register(new UserName("seed"), new Secret(PASSWORD), "Seed", Locale.ENGLISH);
        return new QuietNode(transactions, ids, people, sessions, features, lease, timer);
    }

    private static Threads threads(PatientTimer timer) {
        DetachedThreads factory = new DetachedThreads(work -> {
            Thread thread = new Thread(work, "quiet node");
            thread.setDaemon(true);
            return thread;
        });
        ExecutorService here = new OnThisThread();
        return new Threads(factory, here, here, timer);
    }

    void stop() throws InterruptedException {
        features.writers().stop(1_000);
        features.plugins().stop();
        features.blobs().close();
        features.web().close();
        lease.end();
    }
}
