package io.hongyan.im.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What rosters tell of over time, how much they hold, and what they forget, on every database. */
interface RosterTimeContract {
    ContactTown town();

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
        town().fill(alice.id(), "requested", Bounds.OPEN);
        town().fill(carol.id(), "asked", Bounds.OPEN);
        assertRefused(Code.TOO_LARGE, () -> town().roster(alice, "request", bob));
        assertRefused(Code.TOO_LARGE, () -> town().roster(bob, "request", carol));
        town().roster(bob, "request", alice);
        town().fill(alice.id(), "both", Bounds.KEPT);
        assertRefused(Code.TOO_LARGE, () -> town().roster(alice, "accept", bob));
        assertRefused(Code.TOO_LARGE, () -> town().roster(alice, "block", bob));
        town().roster(alice, "refuse", bob);
        town().fill(carol.id(), "none", Bounds.ROWS);
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
