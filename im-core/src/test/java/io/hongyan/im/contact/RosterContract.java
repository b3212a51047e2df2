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

    private static void assertRefused(Code code, Supplier<?> work) {
        assertThat(ContactTown.refusal(work).map(Refused::code)).contains(code);
    }
}
