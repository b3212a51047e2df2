package io.hongyan.im.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.account.AccountFeature;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.OtherPasswords;
import io.hongyan.im.api.UserName;
import io.hongyan.im.contact.Sight;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.RecordingTransport;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of whom, how often, and what it costs. */
class PresenceTest {
    private final TestDatabase database = TestDatabase.h2();
    private final HandTimer timer = new HandTimer();
    private final Ids ids = new Ids(9);
    private final Sessions sessions = new Sessions(ids, Runnable::run, 1_000);
    private final FakeSight sight = new FakeSight();
    private final Presence presence = presence();

    /** Everybody sees everybody but those who are hidden from them. */
    private static final class FakeSight implements Sight {
        private final Map<AccountId, List<AccountId>> contacts = new HashMap<>();
        private final Set<List<AccountId>> hidden = new HashSet<>();
        private int asked;

        @Override
        public Set<AccountId> among(AccountId viewer, Collection<AccountId> people) {
            asked++;
            Set<AccountId> seen = new HashSet<>(people);
            seen.removeIf(person -> hidden.contains(List.of(viewer, person)));
            return seen;
        }

        @Override
        public List<AccountId> contacts(AccountId owner, int limit) {
            return contacts.getOrDefault(owner, List.of()).stream().limit(limit).toList();
        }
    }

    private record Device(AccountId account, Session session, RecordingTransport transport) {
        List<JsonNode> packets() {
            return transport.frames().stream()
                    .flatMap(String::lines)
                    .map(Json::readOwn)
                    .filter(packet -> packet.path("op").asInt() == 514)
                    .toList();
        }

        List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            packets().forEach(packet -> packet.path("body").path("items").forEach(items::add));
            return items;
        }

        JsonNode last() {
            return items().get(items().size() - 1);
        }
    }

    private Presence presence() {
        AccountFeature people = new AccountFeature(
                database.transactions(),
                ids,
                Clock.systemUTC(),
                List.of(),
                new AccountFeature.Elsewhere(OtherPasswords.NONE, Runnable::run));
        return new Presence(
                new Presence.Ground(people.accounts(), people.logins(), sessions, sight, timer, Runnable::run));
    }

    @BeforeEach
    void listen() {
        sessions.listen(presence);
    }

    @AfterEach
    void close() throws SQLException {
        timer.shutdownNow();
        database.close();
    }

    @Test
    void watchesContactsFromLoginOn() throws SQLException {
        List<AccountId> people = accounts(3);
        Device bob = online(people.get(1));
        sight.contacts.put(people.get(0), List.of(people.get(1), people.get(2)));
        Device alice = online(people.get(0));
        assertThat(alice.items()).singleElement().satisfies(item -> {
            assertThat(item.path("user").asText()).isEqualTo(name(people.get(1)));
            assertThat(item.path("online").asBoolean()).isTrue();
        });
        Device carol = online(people.get(2));
        timer.pass(2_000);
        assertThat(alice.last().path("user").asText()).isEqualTo(name(carol.account));
        bob.session.close(CloseReason.SILENT);
        timer.pass(2_000);
        assertThat(alice.last().path("user").asText()).isEqualTo(name(bob.account));
        assertThat(alice.last().path("online").asBoolean(true)).isFalse();
        assertThat(alice.last().path("lastSeen").asLong()).isPositive();
        assertThat(bob.items()).isEmpty();
    }

    @Test
    void followsWhoComesToKnowWhom() throws SQLException {
        List<AccountId> people = accounts(2);
        Device alice = online(people.get(0));
        Device bob = online(people.get(1));
        sight.contacts.put(alice.account, List.of(bob.account));
        sight.contacts.put(bob.account, List.of(alice.account));
        presence.related(alice.account, bob.account);
        assertThat(alice.last().path("online").asBoolean()).isTrue();
        assertThat(bob.last().path("online").asBoolean()).isTrue();

        sight.hidden.add(List.of(bob.account, alice.account));
        presence.related(alice.account, bob.account);
        timer.pass(2_000);
        assertThat(bob.last())
                .isEqualTo(Json.map().put("user", name(alice.account)).put("online", false));

        sight.contacts.clear();
        presence.related(alice.account, bob.account);
        timer.pass(2_000);
        int before = bob.items().size();
        presence.show(alice.session, identity(alice.account), Availability.AWAY, "");
        timer.pass(10_000);
        assertThat(bob.items()).hasSize(before);
    }

    @Test
    void showsNothingOfWhoMayNotBeSeen() throws SQLException {
        List<AccountId> people = accounts(2);
        Device alice = online(people.get(0));
        Device bob = online(people.get(1));
        presence.watch(bob.session, identity(bob.account), Set.of(alice.account));
        sight.hidden.add(List.of(bob.account, alice.account));
        presence.chose(alice.account);
        timer.pass(2_000);
        presence.show(alice.session, identity(alice.account), Availability.BUSY, "secret");
        timer.pass(4_000);
        assertThat(bob.items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item)
                        .isEqualTo(Json.map().put("user", name(alice.account)).put("online", false)));
        sight.hidden.clear();
        presence.chose(alice.account);
        timer.pass(4_000);
        assertThat(bob.last().path("status").asText()).isEqualTo("secret");
    }

    @Test
    void watchesNobodyForWhoIsGone() throws SQLException {
        List<AccountId> people = accounts(2);
        sight.contacts.put(people.get(0), List.of(people.get(1)));
        Device alice = online(people.get(0));
        alice.session.close(CloseReason.SILENT);
        // as if the contacts had been found after the session had ended
        presence.came(alice.session, identity(alice.account), true);
        presence.watch(alice.session, identity(alice.account), Set.of(people.get(1)));
        int asked = sight.asked;
        online(people.get(1));
        timer.pass(10_000);
        assertThat(sight.asked).isEqualTo(asked);
    }

    /** One who toggles as quickly as possible is looked at once a second. */
    @Test
    void boundsWhatOnePersonCosts() throws SQLException {
        List<AccountId> people = accounts(2);
        sight.contacts.put(people.get(0), List.of(people.get(1)));
        Device alice = online(people.get(0));
        Device bob = online(people.get(1));
        int before = alice.packets().size();
        for (int i = 0; i < 10_000; i++) {
            presence.show(bob.session, identity(bob.account), Availability.AWAY, "status " + i);
            if (i % 1_000 == 0) {
                timer.pass(1_000);
            }
        }
        timer.pass(4_000);
        assertThat(alice.packets().size() - before).isLessThanOrEqualTo(8);
        assertThat(alice.last().path("status").asText()).isEqualTo("status 9999");
    }

    /** 5,000 people come at once, each watched by 200 sessions or so; then all of them go. */
    @Test
    void boundsAStormOfLogins() throws SQLException {
        List<AccountId> people = accounts(5_000);
        List<AccountId> viewers = accounts(200);
        for (int i = 0; i < viewers.size(); i++) {
            // 1,000 contacts each, so that each of the 5,000 is watched by 40
            sight.contacts.put(viewers.get(i), people.subList(i % 5 * 1_000, i % 5 * 1_000 + 1_000));
        }
        List<Device> watchers = viewers.stream().map(this::online).toList();
        sight.asked = 0;
        List<Device> crowd = people.stream().map(this::online).toList();
        timer.pass(2_000);
        assertTold(watchers, true);
        // one packet for the first to come, one for all others
        assertThat(watchers).allSatisfy(watcher -> assertThat(watcher.packets()).hasSize(2));
        assertThat(sight.asked).isEqualTo(400);
        timer.pass(10_000);
        assertThat(sight.asked).isEqualTo(400);

        crowd.forEach(device -> device.session.close(CloseReason.SILENT));
        timer.pass(10_000);
        assertTold(watchers, false);
        assertThat(watchers).allSatisfy(watcher -> {
            assertThat(watcher.packets().size()).isLessThanOrEqualTo(5);
            assertThat(watcher.packets())
                    .allSatisfy(
                            packet -> assertThat(Json.write(packet).length()).isLessThan(Limits.FRAME));
        });
    }

    private void assertTold(List<Device> watchers, boolean online) {
        for (Device watcher : watchers) {
            Map<String, Boolean> told = new HashMap<>();
            watcher.items()
                    .forEach(item -> told.put(
                            item.path("user").asText(), item.path("online").asBoolean()));
            assertThat(told).hasSize(1_000);
            assertThat(told.values()).containsOnly(online);
        }
    }

    private Device online(AccountId account) {
        RecordingTransport transport = new RecordingTransport(false);
        Session session = sessions.open(transport, (from, packet) -> CompletableFuture.completedFuture(true));
        session.login(identity(account), "web", Locale.ENGLISH);
        return new Device(account, session, transport);
    }

    private static Identity identity(AccountId account) {
        return new Identity(account, new UserName(name(account)), new DeviceId("d"));
    }

    private static String name(AccountId account) {
        return "u" + account.value();
    }

    /** Accounts that nobody can log in to. */
    private List<AccountId> accounts(int count) throws SQLException {
        List<AccountId> accounts =
                IntStream.range(0, count).mapToObj(i -> ids.account()).toList();
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into account (id, username, password, name, signature, locale, state, roles, search,"
                                + " created, changed) values (?, ?, '', 'n', '', 'en', 'ACTIVE', '', '', 0, 0)")) {
            for (AccountId account : accounts) {
                statement.setLong(1, account.value());
                statement.setString(2, name(account));
                statement.addBatch();
            }
            statement.executeBatch();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
        return accounts;
    }
}
