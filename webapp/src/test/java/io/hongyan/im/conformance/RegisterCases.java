package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 10: new accounts, and what the server tells everybody. */
interface RegisterCases extends Cases {

    @Test
    default void registersAnAccount() {
        Person alice = Person.fresh(stage(), "爱丽丝 👩");
        Reply reply = stage().rest().post("accounts", alice.registration());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(alice.device().online().welcome().path("user").path("name").asText())
                .isEqualTo("爱丽丝 👩");
    }

    @Test
    default void givesANameOnce() {
        Person alice = stage().person();

        stage().rest().post("accounts", alice.registration()).problem(409, 40902);
    }

    @Test
    default void givesANameOnceToManyWhoAskTogether() {
        ObjectNode registration = Person.fresh(stage(), "Alice").registration();
        List<CompletableFuture<Integer>> asked = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> stage().rest().post("accounts", registration).status()))
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Alice",
                "-alice",
                ".alice",
                "a lice",
                "a/b",
                "álice",
                "1234567890123",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "a\u0000b"
            })
    default void refusesNamesThatAreNone(String user) {
        Person alice = Person.fresh(stage(), "Alice");

        stage().rest()
                .post("accounts", Json.with(alice.registration(), "username", user))
                .problem(400, 40001);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 129})
    default void refusesPasswordsTooShortOrTooLong(int length) {
        Person alice = Person.fresh(stage(), "Alice");

        stage().rest()
                .post("accounts", Json.with(alice.registration(), "password", "x".repeat(length)))
                .problem(400, 40001);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 128})
    default void countsPasswordsInCharacters(int length) {
        Person alice = Person.fresh(stage(), "Alice").withPassword("😀".repeat(length));
        stage().rest().post("accounts", alice.registration()).ok();

        alice.device().signIn();
        stage().rest()
                .post(
                        "tokens",
                        alice.withPassword("😀".repeat(length - 1)).device().credentials())
                .problem(401, 40102);
    }

    @Test
    default void wantsANameAndAPassword() {
        ObjectNode registration = Person.fresh(stage(), "Alice").registration();
        for (String field : List.of("username", "password", "name")) {
            stage().rest().post("accounts", Json.without(registration, field)).problem(400, 40001);
        }
    }

    @Test
    default void refusesRegistrationsThatAreNoJson() {
        stage().rest().post("accounts", "{").problem(400, 40001);
        stage().rest().post("accounts", "[1]").problem(400, 40001);
        stage().rest().post("accounts", "").problem(400, 40001);
    }

    @Test
    default void refusesRegistrationsFarTooLarge() {
        Person alice = Person.fresh(stage(), "Alice");

        stage().rest()
                .post("accounts", Json.with(alice.registration(), "pad", "x".repeat(1 << 20)))
                .problem(413, 41301);
    }

    @Test
    default void skipsFieldsItDoesNotKnow() {
        Person alice = Person.fresh(stage(), "Alice");

        stage().rest()
                .post("accounts", Json.with(alice.registration(), "roles", List.of("administrator"), "shoe", 43))
                .ok();
        alice.device().signIn();
    }

    @Test
    default void tellsWhatServerItIs() {
        JsonNode server = stage().rest().get("server").ok();

        assertThat(server.path("name").asText()).isNotBlank();
        assertThat(server.path("version").asText()).isNotBlank();
        assertThat(server.path("registration").asText()).isEqualTo("open");
    }

    @Test
    default void knowsNoOtherPath() {
        assertThat(stage().rest().get("there-is-nothing-here").status()).isEqualTo(404);
    }
}
