package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Act;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.Audit;
import io.hongyan.im.audit.storage.JpaAudit;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginBook.Wanted;
import io.hongyan.im.plugin.storage.JpaPluginBook;
import io.hongyan.im.plugin.storage.JpaSettingsBook;
import io.hongyan.im.storage.NodeLease;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL: one is told something, the other follows. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class TwoNodesTest {
    private static final Actor ADMIN = Actor.of(new AccountId(7), "127.0.0.1");
    private static final UserName CHIEF = new UserName("admin");
    private static final String SHOUT = """
            public record Tuned(@Max(9) int size) {}
            record Words(String text) {}
            record Type(Host host) implements MediaType<Words> {
                public String name() { return "shout"; }
                public Class<Words> content() { return Words.class; }
                public String plainText(Words words, Texts texts) {
                    return words.text() + host.settings(Tuned.class).size();
                }
            }
            @Override public List<MediaType<?>> mediaTypes(Host host) { return List.of(new Type(host)); }
            @Override public Optional<Tuned> settings() { return Optional.of(new Tuned(1)); }
            """;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private TestDatabase database;
    private Node here;
    private Node there;

    @TempDir
    Path folder;

    private record Node(int number, PluginHost host, SettingsDesk desk, Audit audit) {
        JsonNode report(Locale language) {
            return host.reports().one("shout", language).orElseThrow();
        }

        String send() {
            try (Lease lease = host.lease(TextNode.valueOf("shout")).join()) {
                return lease.type()
                        .prepare(Json.map().put("text", "hi"), new PluginLifeTest.Note("shout"))
                        .join()
                        .plainText();
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.postgres();
        here = node();
        there = node();
    }

    private Node node() throws Exception {
        Transactions transactions = database.transactions();
        Clock clock = Clock.systemUTC();
        int number = new NodeLease(transactions, clock).number();
        Audit audit = new JpaAudit(transactions, new Ids(number), clock);
        SettingsDesk desk = new SettingsDesk(
                new SettingsDesk.Ground(new JpaSettingsBook(transactions), new KeyFileBox(folder), clock, audit));
        HostGround bare = HostGrounds.bare(Locale.ENGLISH, timer);
        PluginHost host = new PluginHost(new HostGround(
                clock,
                bare.language(),
                bare.threads(),
                timer,
                bare.services(),
                desk,
                bare.authenticators(),
                new HostKeeping(
                        number,
                        new JpaPluginBook(transactions, clock),
                        PluginStorage.none(),
                        audit,
                        Optional.empty())));
        try (URLClassLoader loader = PluginJar.loader(PluginJar.of(folder.resolve("node" + number), "shout", SHOUT))) {
            host.start(loader);
        }
        assertThat(host.failures()).isEmpty();
        return new Node(number, host, desk, audit);
    }

    @AfterEach
    void close() throws Exception {
        here.host.stop();
        there.host.stop();
        timer.shutdownNow();
        database.close();
    }

    @Test
    void followWhatIsWantedAndSeeEachOther() {
        assertThat(here.host.want("shout", Wanted.QUARANTINED, ADMIN, CHIEF)).isTrue();
        assertThat(there.report(Locale.ENGLISH).path("state").asText()).isEqualTo("started");
        assertThat(states(there)).isEqualTo("quarantined started");

        there.host.poll();

        assertThat(there.report(Locale.ENGLISH).path("state").asText()).isEqualTo("quarantined");
        assertThat(there.report(Locale.ENGLISH).path("reason").asText()).isEqualTo("quarantined by admin");
        assertThat(there.report(Locale.CHINESE).path("reason").asText()).isEqualTo("由 admin 隔离");
        assertThat(states(here)).isEqualTo("quarantined quarantined");

        assertThat(there.host.want("shout", Wanted.STARTED, ADMIN, CHIEF)).isTrue();
        here.host.poll();
        assertThat(here.send()).isEqualTo("hi1");
        assertThat(states(there)).isEqualTo("started started");
        assertThat(here.audit.latest(100))
                .filteredOn(act -> act.action().equals("plugin.want"))
                .extracting(Act::actor)
                .containsExactly(ADMIN, ADMIN);
    }

    private static String states(Node node) {
        StringBuilder states = new StringBuilder();
        node.report(Locale.ENGLISH)
                .path("nodes")
                .forEach(each -> states.append(states.isEmpty() ? "" : " ")
                        .append(each.path("state").asText()));
        return states.toString();
    }

    @Test
    void followSettings() {
        SettingsDesk.By admin = new SettingsDesk.By(new AccountId(7), "192.0.2.1");
        assertThat(here.desk.change("shout", Json.map().put("size", 5), false, admin))
                .isTrue();
        assertThat(here.send()).isEqualTo("hi5");
        assertThat(there.send()).isEqualTo("hi1");

        there.desk.poll();

        assertThat(there.send()).isEqualTo("hi5");
        assertThat(there.desk.change("shout", Json.map().putNull("size"), false, admin))
                .isTrue();
        here.desk.poll();
        assertThat(here.send()).isEqualTo("hi1");
    }

    @Test
    void giveTheTypeOneNumber() {
        TextNode shout = TextNode.valueOf("shout");
        assertThat(here.host.types().require(shout).number())
                .isEqualTo(there.host.types().require(shout).number());
        assertThat(here.number).isNotEqualTo(there.number);
    }
}
