package io.hongyan.im.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What rosters promise on every database. */
interface RosterContract {
    ContactTown town();

    @Test
    default void makesContactsOfWhoAsksAndWhoAccepts() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        JsonNode asked = town().roster(alice, "request", bob, "greeting", "我是爱丽丝");

        assertThat(asked.path("state").asText()).isEqualTo("requested");
        assertThat(town().item(bob, alice).path("state").asText()).isEqualTo("asked");
        assertThat(town().item(bob, alice).path("greeting").asText()).isEqualTo("我是爱丽丝");
        assertThat(town().roster(bob, "accept", alice).path("state").asText()).isEqualTo("both");
        assertThat(town().item(alice, bob))
                .isEqualTo(Json.map().put("user", bob.name()).put("name", "bob").put("state", "both"));
        for (Town.Person each : List.of(alice, bob)) {
            assertThat(ContactTown.events(each)).hasSize(2);
            assertThat(ContactTown.events(each).get(1).path("state").asText()).isEqualTo("both");
        }
        assertThat(ContactTown.events(bob).get(0))
                .isEqualTo(Json.map()
                        .put("user", alice.name())
                        .put("name", "alice")
                        .put("state", "asked")
                        .put("greeting", "我是爱丽丝"));
    }

    @Test
    default void makesContactsOfTwoWhoAskEachOther() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().roster(alice, "request", bob);
        assertThat(town().roster(bob, "request", alice).path("state").asText()).isEqualTo("both");
        assertThat(town().state(alice, bob)).isEqualTo("both");
    }

    @Test
    default void tellsWhatChangedSinceAVersion() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Town.Person carol = town().person("carol");
        town().acquaint(alice, bob);
        town().acquaint(alice, carol);
        // as if that had been an hour ago
        set("changed = changed - 3600000", alice, bob);
        set("changed = changed - 3600000", alice, carol);
        String version = town().roster(alice).path("version").asText();
        assertThat(town().roster(alice, "since", version).path("items")).isEmpty();

        town().roster(bob, "remove", alice);
        JsonNode since = town().roster(alice, "since", version);
        assertThat(since.path("items"))
                .containsExactly(Json.map().put("user", bob.name()).put("removed", true));
        assertThat(since.has("reset")).isFalse();
        assertThat(town().roster(alice).path("items")).hasSize(1);
        town().roster(alice, "update", carol, "remark", "卡萝", "group", "friends");
        assertThat(town().roster(alice, "since", version).path("items")).hasSize(2);
        assertThat(town().item(alice, carol).path("remark").asText()).isEqualTo("卡萝");
        assertThat(town().item(alice, carol).path("group").asText()).isEqualTo("friends");
        assertThat(town().item(carol, alice).has("remark")).isFalse();
        town().roster(alice, "update", carol, "remark", null);
        assertThat(town().item(alice, carol).has("remark")).isFalse();
        assertThat(town().item(alice, carol).path("group").asText()).isEqualTo("friends");
    }

    /** A change that began before a version was given and is committed after it. */
    @Test
    default void missesNoCommitThatOvertakesAnother() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        String[] version = new String[1];
        Thread reader = new Thread(
                () -> version[0] = town().roster(alice).path("version").asText());
        town().town.transactions.run(() -> {
            town().roster(alice, "request", bob);
            reader.start();
            try {
                reader.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        assertThat(town().roster(alice, "since", version[0]).path("items")).hasSize(1);
    }

    @Test
    default void beginsAnewWhereADifferenceCanNotBeTold() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().acquaint(alice, bob);
        long now = System.currentTimeMillis();
        for (long moment : List.of(0L, now - ContactSettings.KEPT.toMillis() - 60_000, now + 3_600_000)) {
            JsonNode all = town().roster(alice, "since", Long.toString(moment));
            assertThat(all.path("reset").asBoolean()).isTrue();
            assertThat(all.path("items")).hasSize(1);
        }
        assertRefused(Code.MALFORMED, () -> town().roster(alice, "since", "yesterday"));
        assertRefused(Code.MALFORMED, () -> town().roster(alice, "cursor", "yesterday"));
    }

    @Test
    default void pages() {
        Town.Person alice = town().person("alice");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Town.Person other = town().person("p");
            names.add(other.name());
            town().acquaint(alice, other);
        }
        List<String> found = new ArrayList<>();
        JsonNode page = town().roster(alice, "limit", 2);
        String version = page.path("version").asText();
        while (true) {
            page.path("items").forEach(item -> found.add(item.path("user").asText()));
            assertThat(page.path("version").asText()).isEqualTo(version);
            if (!page.has("cursor")) {
                break;
            }
            page = town().roster(
                            alice, "limit", 2, "cursor", page.path("cursor").asText());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(names);
        assertThat(town().roster(alice, "limit", 2, "since", version).has("cursor"))
                .isTrue();
    }

    @Test
    default void refusesWhatTheStateDoesNotAllow() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        for (String action : List.of("accept", "refuse", "remove", "unblock", "update")) {
            assertRefused(Code.STATE, () -> town().roster(alice, action, bob));
        }
        assertRefused(Code.STATE, () -> town().roster(alice, "request", alice));
        assertRefused(Code.MALFORMED, () -> town().roster(alice, "marry", bob));
        assertRefused(Code.MALFORMED, () -> town().roster(alice, "request", bob, "greeting", "x".repeat(201)));
        assertRefused(Code.MALFORMED, () -> town().roster(alice, "request", bob, "greeting", "a\0b"));
        town().acquaint(alice, bob);
        for (String action : List.of("request", "accept", "refuse")) {
            assertRefused(Code.STATE, () -> town().roster(alice, action, bob));
        }
        assertRefused(Code.MALFORMED, () -> town().roster(alice, "update", bob, "remark", "x".repeat(65)));
    }

    @Test
    default void letsNobodyAskAgainTooSoon() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().roster(alice, "request", bob);
        assertThat(town().roster(bob, "refuse", alice).path("removed").asBoolean())
                .isTrue();
        assertThat(ContactTown.events(alice).get(1).path("removed").asBoolean()).isTrue();
        Refused again =
                ContactTown.refusal(() -> town().roster(alice, "request", bob)).orElseThrow();
        assertThat(again.code()).isEqualTo(Code.TOO_FAST);
        assertThat((Long) again.details().get("retryAfter"))
                .isBetween(1L, Duration.ofDays(1).toMillis());
        set("refused = refused - 86400000", alice, bob);
        assertThat(town().roster(alice, "request", bob).path("state").asText()).isEqualTo("requested");
        town().roster(alice, "remove", bob);
        assertThat(town().state(bob, alice)).isEmpty();
        assertRefused(Code.TOO_FAST, () -> town().roster(alice, "request", bob));
        // who refused may ask
        assertThat(town().roster(bob, "request", alice).path("state").asText()).isEqualTo("requested");
    }

    @Test
    default void endsRequestsThatAreTooOld() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().roster(alice, "request", bob);
        age(alice, bob);
        assertThat(town().state(alice, bob)).isEmpty();
        assertThat(town().state(bob, alice)).isEmpty();
        assertRefused(Code.STATE, () -> town().roster(bob, "accept", alice));
        String version = town().roster(bob).path("version").asText();
        town().node().contacts().sweep();
        assertThat(ContactTown.events(alice).get(1).path("removed").asBoolean()).isTrue();
        assertThat(ContactTown.events(bob).get(1).path("removed").asBoolean()).isTrue();
        assertThat(town().roster(bob, "since", version).path("items"))
                .containsExactly(Json.map().put("user", alice.name()).put("removed", true));
        assertThat(town().roster(alice, "request", bob).path("state").asText()).isEqualTo("requested");
    }

    @Test
    default void forgetsWhatIsGoneForLong() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().acquaint(alice, bob);
        town().roster(alice, "remove", bob);
        assertThat(rows(alice)).isEqualTo(1);
        set("due = 1", alice, bob);
        town().node().contacts().sweep();
        assertThat(rows(alice)).isEqualTo(1);
        set("due = 1, changed = changed - 2700000000", alice, bob);
        town().node().contacts().sweep();
        assertThat(rows(alice)).isZero();
        assertThat(rows(bob)).isEqualTo(1);
    }

    @Test
    default void hasBounds() throws SQLException {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Town.Person carol = town().person("carol");
        town().fill(alice.id(), "requested", Contacts.MOST_OPEN);
        town().fill(carol.id(), "asked", Contacts.MOST_OPEN);
        assertRefused(Code.TOO_LARGE, () -> town().roster(alice, "request", bob));
        assertRefused(Code.TOO_LARGE, () -> town().roster(bob, "request", carol));
        town().roster(bob, "request", alice);
        town().fill(alice.id(), "both", Contacts.MOST_KEPT);
        assertRefused(Code.TOO_LARGE, () -> town().roster(alice, "accept", bob));
        assertRefused(Code.TOO_LARGE, () -> town().roster(alice, "block", bob));
        town().roster(alice, "refuse", bob);
        town().fill(carol.id(), "none", Contacts.MOST_ROWS);
        assertRefused(Code.TOO_LARGE, () -> town().roster(carol, "request", bob));
        // what others ask adds to no bound of one's own
        town().sql(
                        "delete from roster where owner = ? and state = 'asked'",
                        carol.id().value());
        town().roster(bob, "request", carol);
        assertThat(town().state(carol, bob)).isEqualTo("asked");
    }

    @Test
    default void showsTheNewNameOfContacts() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().acquaint(alice, bob);
        set("changed = changed - 3600000", alice, bob);
        String version = town().roster(alice).path("version").asText();
        assertThat(town().roster(alice, "since", version).path("items")).isEmpty();
        town().town.transactions.run(() -> {
            town().town
                    .accounts
                    .update(
                            bob.id(),
                            new io.hongyan.im.account.ProfileChange(
                                    java.util.Optional.of("Bobby"),
                                    java.util.Optional.empty(),
                                    java.util.Optional.empty()));
            town().node().contacts().choice().renamed(bob.id());
        });
        JsonNode since = town().roster(alice, "since", version).path("items");
        assertThat(since).hasSize(1);
        assertThat(since.path(0).path("name").asText()).isEqualTo("Bobby");
        List<JsonNode> told = ContactTown.events(alice);
        assertThat(told.get(told.size() - 1).path("name").asText()).isEqualTo("Bobby");
    }

    /** One is told later than it was committed, after the next was. */
    @Test
    default void tellsOfTheLastOfTwoChanges() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().town.transactions.run(() -> {
            town().town.transactions.afterCommit(() -> town().roster(alice, "unblock", bob));
            town().roster(alice, "block", bob);
        });
        assertThat(ContactTown.events(alice))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.path("removed").asBoolean()).isTrue());
    }

    /** Two people and their devices do anything at once; in the end both sides agree, and so do their devices. */
    @Test
    default void keepsBothSidesTogetherWhateverTheyDoAtOnce() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            Town.Person alice = town().person("alice");
            Town.Person bob = town().person("bob");
            List<Throwable> wrong = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(round * 10L + i);
                Town.Person who = i % 2 == 0 ? alice : bob;
                Town.Person other = i % 2 == 0 ? bob : alice;
                threads.add(new Thread(() -> doAnything(random, who, other, wrong)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(wrong).isEmpty();
            assertAgreed(alice, bob);
            assertToldOfTheLast(alice, bob);
            assertToldOfTheLast(bob, alice);
        }
    }

    private void doAnything(Random random, Town.Person who, Town.Person other, List<Throwable> wrong) {
        List<String> actions = List.of("request", "accept", "remove", "block", "unblock", "request", "accept");
        for (int i = 0; i < 40; i++) {
            try {
                town().roster(who, actions.get(random.nextInt(actions.size())), other);
                set("refused = 0", who, other);
            } catch (Refused refused) {
                if (refused.code() != Code.STATE && refused.code() != Code.TOO_FAST) {
                    wrong.add(refused);
                }
            } catch (RuntimeException failure) {
                wrong.add(failure);
            }
        }
    }

    private void assertAgreed(Town.Person alice, Town.Person bob) {
        Map<String, String> states = new HashMap<>();
        town().town.transactions.run(() -> {
            for (List<Town.Person> pair : List.of(List.of(alice, bob), List.of(bob, alice))) {
                town().node()
                        .contacts()
                        .book()
                        .find(pair.get(0).id(), pair.get(1).id())
                        .ifPresent(contact ->
                                states.put(pair.get(0).name(), contact.state().name()));
            }
        });
        String one = states.getOrDefault(alice.name(), "NONE");
        String other = states.getOrDefault(bob.name(), "NONE");
        assertThat(one.equals("BOTH")).isEqualTo(other.equals("BOTH"));
        if (one.equals("ASKED")) {
            assertThat(other).isEqualTo("REQUESTED");
        }
        if (other.equals("ASKED")) {
            assertThat(one).isEqualTo("REQUESTED");
        }
    }

    private void assertToldOfTheLast(Town.Person owner, Town.Person other) {
        List<JsonNode> told = ContactTown.events(owner);
        JsonNode last = told.get(told.size() - 1);
        assertThat(last.path("state").asText()).isEqualTo(town().state(owner, other));
    }

    private void age(Town.Person one, Town.Person other) {
        long days = Duration.ofDays(31).toMillis();
        set("asked = asked - " + days + ", due = due - " + days, one, other);
        set("asked = asked - " + days + ", due = due - " + days, other, one);
    }

    private void set(String change, Town.Person owner, Town.Person other) {
        try {
            town().sql(
                            "update roster set " + change + " where owner = ? and other = ?",
                            owner.id().value(),
                            other.id().value());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long rows(Town.Person owner) {
        return town().town
                .transactions
                .call(() -> town().node().contacts().book().tally(owner.id()).rows());
    }

    private static void assertRefused(Code code, Supplier<?> work) {
        assertThat(ContactTown.refusal(work).map(Refused::code)).contains(code);
    }
}
