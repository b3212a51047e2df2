package io.hongyan.im.server;

import io.hongyan.im.account.AccountFeature;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Installation;
import io.hongyan.im.account.Logins;
import io.hongyan.im.audit.storage.JpaAudit;
import io.hongyan.im.blob.BlobFeature;
import io.hongyan.im.command.Askers;
import io.hongyan.im.department.Departments;
import io.hongyan.im.id.Ids;
import io.hongyan.im.login.EventStreams;
import io.hongyan.im.metrics.Metrics;
import io.hongyan.im.plugin.Authenticators;
import io.hongyan.im.plugin.KeyFileBox;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.SettingsDesk;
import io.hongyan.im.plugin.storage.JpaSettingsBook;
import io.hongyan.im.search.SearchFeature;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.session.Transport;
import io.hongyan.im.storage.Migrations;
import io.hongyan.im.storage.NodeLease;
import io.hongyan.im.storage.SqlFailure;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole messenger, running. Doors give it connections; everything else happens inside. */
public final class Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);
    private static final long ANSWERS_MILLIS = 3_000;
    private static final long SWEEP_SECONDS = TimeUnit.MINUTES.toSeconds(10);
    private static final long CONTACTS_SECONDS = 60;
    private static final long FAREWELL_MILLIS = 2_000;
    private static final int SETTINGS_SECONDS = 3;

    private final Threads threads;
    private final NodeLease lease;
    private final AccountFeature people;
    private final Sessions sessions;
    private final Features features;
    private final Askers askers;
    private final EventStreams streams;
    private final Metrics metrics;
    private final AtomicBoolean open;

    private Messenger(
            Threads threads,
            NodeLease lease,
            AccountFeature people,
            Sessions sessions,
            Features features,
            Askers askers,
            EventStreams streams,
            Metrics metrics,
            AtomicBoolean open) {
        this.threads = threads;
        this.lease = lease;
        this.people = people;
        this.sessions = sessions;
        this.features = features;
        this.askers = askers;
        this.streams = streams;
        this.metrics = metrics;
        this.open = open;
    }

    /**
     * Brings the schema up, makes what a new installation begins with, starts the plugins, and is ready.
     *
     * @param source for the migrations, which run outside any transaction
     * @param factory makes all threads
     * @param plugins sees the shipped plugins
     */
    public static Messenger start(
            Settings settings,
            DataSource source,
            Transactions transactions,
            ThreadFactory factory,
            ClassLoader plugins) {
        long begin = System.nanoTime();
        Clock clock = Clock.systemUTC();
        Migrations.run(source);
        Migrations.validate(transactions);
        NodeLease lease = new NodeLease(transactions, clock);
        Ids ids = new Ids(lease.number());
        Threads threads = Threads.of(factory);
        Sessions sessions = new Sessions(ids, threads.workers(), settings.packetsPerSecond());
        Authenticators authenticators = new Authenticators(threads.timer());
        AccountFeature people = new AccountFeature(
                transactions,
                ids,
                clock,
                new AccountFeature.Rules(List.of(new SignOuts(sessions)), settings.devices()),
                new AccountFeature.Elsewhere(authenticators, threads.passwords()));
        new Installation(people.accounts(), settings.home(), settings.demo()).run();
        AtomicBoolean open = new AtomicBoolean(true);
        SettingsDesk desk = new SettingsDesk(new SettingsDesk.Ground(
                new JpaSettingsBook(transactions),
                new KeyFileBox(settings.home()),
                clock,
                new JpaAudit(transactions, ids, clock)));
        Metrics metrics = metrics(sessions);
        Features.Place place = new Features.Place(lease.number(), source);
        Features features = Features.of(
                new Features.Ground(settings, transactions, ids, clock, threads, place, desk, authenticators, metrics),
                people,
                sessions,
                open::get);
        features.plugins().start(plugins);
        Askers askers = new Askers(
                sessions, features.dispatcher(), threads.workers(), settings.packetsPerSecond(), features.queries());
        EventStreams streams = new EventStreams(people.logins(), clock, askers, features.sync(), open::get);
        Messenger messenger = new Messenger(threads, lease, people, sessions, features, askers, streams, metrics, open);
        messenger.tick(settings);
        LOG.info(
                "event=ready millis={} node={}",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin),
                lease.number());
        return messenger;
    }

    private static Metrics metrics(Sessions sessions) {
        Metrics metrics = new Metrics();
        metrics.show("hongyan.connections", "connections and event streams", sessions::count);
        metrics.show("hongyan.sessions", "those of them that somebody has logged in on", sessions::inhabited);
        sessions.listen(new ClosedCount(metrics));
        return metrics;
    }

    private void tick(Settings settings) {
        every(
                settings.plugins().poll().toSeconds(),
                "plugins",
                () -> threads.workers().execute(guarded("plugins", features.plugins()::poll)));
        every(1, "sweep", sessions::sweep);
        every(
                NodeLease.RENEW_EVERY.toSeconds(),
                "lease",
                () -> threads.workers().execute(this::renew));
        every(SETTINGS_SECONDS, "settings", () -> threads.workers().execute(features.desk()::poll));
        every(
                SETTINGS_SECONDS,
                "listeners",
                () -> threads.workers().execute(guarded("listeners", features.notices()::poll)));
        often(
                TimeUnit.SECONDS.toMillis(1) / SearchFeature.TURNS,
                "search",
                () -> threads.workers().execute(guarded("search", features.search()::turn)));
        every(
                1,
                "names",
                () -> threads.workers().execute(guarded("names", () -> people.index(settings.searchSlice()))));
        every(TimeUnit.HOURS.toSeconds(1), "forget", () -> threads.workers().execute(features.once()::sweep));
        every(
                CONTACTS_SECONDS,
                "contacts",
                () -> threads.workers().execute(guarded("contacts", features.contacts()::sweep)));
        every(
                TimeUnit.HOURS.toSeconds(1),
                "departments",
                () -> threads.workers().execute(guarded("departments", features.departments()::sweep)));
        every(SWEEP_SECONDS, "blobs", () -> threads.workers().execute(guarded("blobs", features.blobs()::sweep)));
    }

    private void every(long seconds, String what, Runnable work) {
        often(TimeUnit.SECONDS.toMillis(seconds), what, work);
    }

    private void often(long millis, String what, Runnable work) {
        Future<?> unused =
                threads.timer().scheduleWithFixedDelay(guarded(what, work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        if (!lease.renew()) {
            LOG.error("event=node-number-lost: another node has it; this one stops taking messages");
            open.set(false);
            sessions.all().forEach(session -> session.close(CloseReason.SHUTTING_DOWN));
        }
    }

    private static Runnable guarded(String what, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                LOG.error("event=timer-failed what={}", what, SqlFailure.loggable(failure));
            }
        };
    }

    public Accounts accounts() {
        return people.accounts();
    }

    public Logins logins() {
        return people.logins();
    }

    public PluginHost plugins() {
        return features.plugins();
    }

    /** The settings of the plugins that run. */
    public SettingsDesk desk() {
        return features.desk();
    }

    public Departments departments() {
        return features.departments();
    }

    public BlobFeature blobs() {
        return features.blobs();
    }

    /** Takes what is asked without a connection. */
    public Askers askers() {
        return askers;
    }

    /** Begins connections that only carry what is sent to them. */
    public EventStreams streams() {
        return streams;
    }

    /** What this node counts and times. */
    public Metrics metrics() {
        return metrics;
    }

    /** Whether new connections and logins are taken. */
    public boolean isReady() {
        return open.get();
    }

    /** Takes a new connection from a door. */
    public Session connect(Transport transport) {
        return sessions.open(transport, features.dispatcher());
    }

    /**
     * Takes no new logins and no new messages, answers what waits, tells the sessions, and ends; within 10 seconds.
     */
    public void stop() {
        if (!open.getAndSet(false)) {
            return;
        }
        long begin = System.nanoTime();
        LOG.info("event=stopping sessions={}", sessions.all().size());
        try {
            await(ANSWERS_MILLIS, () -> sessions.isIdle() && askers.isIdle());
            sessions.all().forEach(session -> session.close(CloseReason.SHUTTING_DOWN));
            await(FAREWELL_MILLIS, sessions::isEmpty);
            features.writers().stop(ANSWERS_MILLIS);
            features.plugins().stop();
            features.blobs().close();
            features.web().close();
            metrics.close();
            lease.end();
            threads.stop(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        LOG.info("event=stopped millis={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    private static void await(long millis, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
