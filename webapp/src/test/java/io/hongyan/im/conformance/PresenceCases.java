package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 6 and 7: who is there. */
interface PresenceCases extends Cases {

    @Test
    default void showsWhoIsOnlineAndOnWhat() {
        Session alice = online();
        Session bob = online();
        bob.device().owner().device("mobile").online();
        JsonNode seen = presence(alice, bob.user());

        assertThat(seen.path("online").asBoolean()).isTrue();
        assertThat(seen.path("type").asText()).isEqualTo("available");
        assertThat(Json.items(seen.path("devices"))
                        .map(device -> device.path("kind").asText()))
                .containsExactlyInAnyOrder("desktop", "mobile");
    }

    @Test
    default void showsWhoWasNeverThereAsOffline() {
        Session alice = online();
        Person bob = stage().person();

        assertThat(presence(alice, bob.user()).path("online").asBoolean(true)).isFalse();
    }

    @Test
    default void wantsAListOfPeople() {
        Session alice = online();

        alice.get("presence").refused(40001);
        alice.get("presence", "users", alice.user()).refused(40001);
        alice.get("presence", "users", List.of(7)).refused(40001);
    }

    @Test
    default void watchesNoMoreThan200People() {
        Session alice = online();
        List<String> many =
                IntStream.range(0, 201).mapToObj(i -> "somebody-" + i).toList();

        alice.get("presence", "users", many, "watch", true).refused(40001);
    }

    @Test
    default void tellsWhoWatchesOfComingAndGoing() {
        Session alice = online();
        Session bob = online();
        watch(alice, bob.user());
        bob.hangUp();
        JsonNode gone = told(alice, bob.user(), it -> !it.path("online").asBoolean(true));
        assertThat(gone.path("lastSeen").asLong()).isGreaterThan(1_700_000_000_000L);
        bob.device().online();

        told(alice, bob.user(), it -> it.path("online").asBoolean());
    }

    @Test
    default void staysOnlineWhileAnyDeviceIs() {
        Session alice = online();
        Session bob = online();
        Session pad = bob.device().owner().device("pad").online();
        watch(alice, bob.user());
        bob.device().rest().delete("tokens").ok();
        bob.wire().inbox().closeCode();
        JsonNode seen = presence(alice, bob.user());

        assertThat(seen.path("online").asBoolean()).isTrue();
        assertThat(Json.items(seen.path("devices"))
                        .map(device -> device.path("kind").asText()))
                .containsExactly("pad");
        pad.hangUp();
        told(alice, bob.user(), it -> !it.path("online").asBoolean(true));
    }

    @Test
    default void tellsWhatPeopleSayAboutThemselves() {
        Session alice = online();
        Session bob = online();
        watch(alice, bob.user());
        bob.ask(514, Json.map("type", "away", "status", "gone home 🏠")).ok();
        JsonNode away = told(alice, bob.user(), it -> it.path("type").asText().equals("away"));

        assertThat(away.path("status").asText()).isEqualTo("gone home 🏠");
        assertThat(away.path("online").asBoolean()).isTrue();
        assertThat(presence(alice, bob.user()).path("type").asText()).isEqualTo("away");
    }

    @Test
    default void tellsTheLastOfManyStates() {
        Session alice = online();
        Session bob = online();
        watch(alice, bob.user());
        IntStream.range(0, 20)
                .forEach(i -> bob.ask(514, Json.map("type", i % 2 == 0 ? "away" : "available"))
                        .ok());
        bob.ask(514, Json.map("type", "busy", "status", "the last")).ok();

        told(alice, bob.user(), it -> it.path("status").asText().equals("the last"));
    }

    @Test
    default void watchingOthersEndsWatchingTheFirst() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        watch(alice, bob.user());
        watch(alice, carol.user());
        alice.wire().flush();
        bob.ask(514, Json.map("type", "away")).ok();
        carol.ask(514, Json.map("type", "away")).ok();
        Packet first = alice.push(514, packet -> state(packet, carol.user()).isPresent());

        assertThat(state(first, bob.user())).isEmpty();
    }

    @Test
    default void tellsNothingToWhoDoesNotWatch() {
        Session alice = online();
        Session bob = online();
        presence(alice, bob.user());
        bob.ask(514, Json.map("type", "away")).ok();

        assertThat(alice.pushesUntilToldBy(bob)).noneMatch(packet -> packet.isPush(514));
    }

    @Test
    default void takesNoPresenceThatIsNone() {
        Session alice = online();

        alice.ask(514, Json.map("type", 7)).refused(40001);
        alice.ask(514, Json.map("type", "away", "status", 7)).refused(40001);
        alice.ask(514, Json.map()).refused(40001);
    }

    static void assertOffline(Session asker, String user) {
        assertThat(presence(asker, user).path("online").asBoolean(true)).isFalse();
    }

    private static JsonNode presence(Session asker, String user) {
        JsonNode answer = asker.get("presence", "users", List.of(user)).ok();
        assertThat(answer.path("items")).hasSize(1);
        assertThat(answer.path("items").get(0).path("user").asText()).isEqualTo(user);
        return answer.path("items").get(0);
    }

    private static void watch(Session asker, String user) {
        asker.get("presence", "users", List.of(user), "watch", true).ok();
    }

    private static JsonNode told(Session watcher, String user, Predicate<JsonNode> meant) {
        Packet push =
                watcher.push(514, packet -> state(packet, user).filter(meant).isPresent());
        return state(push, user).orElseThrow();
    }

    private static Optional<JsonNode> state(Packet packet, String user) {
        return Json.items(packet.body().path("items"))
                .filter(it -> it.path("user").asText().equals(user))
                .findFirst();
    }
}
