package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.RawHttp;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Session;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 10: tokens over REST. */
interface TokenCases extends Cases {

    @Test
    default void givesTokensForAPassword() {
        Device device = stage().person().device();
        JsonNode tokens = stage().rest().post("tokens", device.credentials()).ok();

        assertThat(tokens.path("expiresIn").asInt()).isEqualTo(900);
        stage().wire().ask(device.loginByToken(tokens.path("access").asText())).ok();
    }

    @Test
    default void refusesAWrongPasswordAndAnUnknownNameAlike() {
        Person alice = stage().person();
        Reply wrong = stage().rest()
                .post("tokens", alice.withPassword("not this one").device().credentials());
        Reply nobody = stage().rest()
                .post("tokens", Json.with(alice.device().credentials(), "username", "nobody" + alice.user()));

        wrong.problem(401, 40102);
        nobody.problem(401, 40102);
        assertThat(nobody.json().path("title")).isEqualTo(wrong.json().path("title"));
        assertThat(nobody.json().path("detail")).isEqualTo(wrong.json().path("detail"));
    }

    @Test
    default void refusesRequestsThatAreNone() {
        stage().rest().post("tokens", "{\"username\":").problem(400, 40001);
        stage().rest().post("tokens", "[]").problem(400, 40001);
        stage().rest().post("tokens", Json.map("username", "x")).problem(400, 40001);
        stage().rest().post("tokens/refresh", Json.map()).problem(400, 40001);
    }

    @Test
    default void wantsADeviceForTokens() {
        Person alice = stage().person();

        stage().rest()
                .post("tokens", Json.map("username", alice.user(), "password", alice.password()))
                .problem(400, 40001);
    }

    @Test
    default void rotatesTokens() {
        Device device = stage().person().device().signIn();
        String first = device.refresh();
        device.keep(refresh(first).ok());

        assertThat(device.refresh()).isNotEqualTo(first);
        stage().wire().ask(device.loginByToken()).ok();
        refresh(device.refresh()).ok();
    }

    @Test
    default void replacesAPairWhoseAnswerWasLost() {
        Device device = stage().person().device().signIn();
        String first = device.refresh();
        refresh(first).ok();
        device.keep(refresh(first).ok());

        stage().wire().ask(device.loginByToken()).ok();
        refresh(device.refresh()).ok();
    }

    @Test
    default void signsOutADeviceWhoseOldTokenComesBackAfterTheNewWasRefreshed() {
        Session alice = stage().person().device().signIn().online();
        String first = alice.device().refresh();
        String second = refresh(first).ok().path("refresh").asText();
        alice.device().keep(refresh(second).ok());

        refresh(first).problem(401, 40103);
        SessionEndCases.assertSignedOut(alice.device());
        SessionEndCases.assertClosed(alice, "revoked", 4002);
    }

    @Test
    default void signsOutADeviceWhoseOldTokenComesBackAfterTheNewLoggedIn() {
        Device device = stage().person().device().signIn();
        String first = device.refresh();
        device.keep(refresh(first).ok());
        Session session = device.online();

        refresh(first).problem(401, 40103);
        SessionEndCases.assertSignedOut(device);
        SessionEndCases.assertClosed(session, "revoked", 4002);
    }

    @Test
    default void aStolenTokenHarmsOneDeviceOnly() {
        Device stolen = stage().person().device().signIn();
        Session other = stolen.owner().device("pad").online();
        String first = stolen.refresh();
        stolen.keep(refresh(first).ok());
        refresh(stolen.refresh()).ok();
        refresh(first).problem(401, 40103);

        other.get("profile").ok();
        refresh(other.device().refresh()).ok();
    }

    @Test
    default void refusesRefreshTokensItDidNotMake() {
        Device device = stage().person().device().signIn();

        refresh("made up").problem(401, 40103);
        refresh(device.access()).problem(401, 40103);
    }

    @Test
    default void signsOutOverRest() {
        Device device = stage().person().device().signIn();
        device.rest().delete("tokens").ok();

        SessionEndCases.assertSignedOut(device);
        assertThat(device.rest().delete("tokens").status()).isEqualTo(401);
    }

    @Test
    default void signsNobodyOutWithoutAToken() {
        stage().rest().delete("tokens").problem(401, 40101);
    }

    @Test
    default void changesThePassword() {
        Person alice = stage().person();
        Device device = alice.device().signIn();
        Reply changed = changePassword(device, alice.password(), "another horse 17");

        assertThat(changed.status()).isEqualTo(204);
        stage().rest().post("tokens", alice.device().credentials()).problem(401, 40102);
        alice.withPassword("another horse 17").device().signIn();
    }

    @Test
    default void keepsThePasswordOfWhoDoesNotKnowIt() {
        Person alice = stage().person();
        Device device = alice.device().signIn();

        assertThat(changePassword(device, "not this one", "another horse 17")
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(40102);
        changePassword(device, alice.password(), "short").problem(400, 40001);
        alice.device().signIn();
    }

    @Test
    default void changesNoPasswordWithoutAToken() {
        stage().rest()
                .put("accounts/me/password", Json.map("current", "correct horse", "password", "another horse"))
                .problem(401, 40101);
    }

    @Test
    default void slowsWhoGuessesPasswords() {
        Person alice = stage().person();
        String guess = Json.write(alice.withPassword("not this one").device().credentials());
        RawHttp guesser = new RawHttp(stage().server(), "127.0.0.77");
        Reply slowed = IntStream.range(0, 60)
                .mapToObj(attempt -> guesser.post("tokens", guess))
                .filter(reply -> reply.status() != 401)
                .findFirst()
                .orElseThrow();

        assertThat(slowed.problem(429, 42901).path("retryAfter").asLong()).isPositive();
        assertThat(Integer.parseInt(slowed.retryAfter())).isPositive();
        stage().person().device().signIn();
    }

    @Test
    default void slowsWhoTriesManyNames() {
        Person alice = stage().person();
        RawHttp guesser = new RawHttp(stage().server(), "127.0.0.78");
        boolean slowed = IntStream.range(0, 300)
                .mapToObj(attempt -> guesser.post(
                        "tokens", Json.write(Json.with(alice.device().credentials(), "username", "nobody-" + attempt))))
                .anyMatch(reply -> reply.status() == 429);

        assertThat(slowed).isTrue();
        alice.device().signIn();
    }

    private Reply refresh(String token) {
        return stage().rest().post("tokens/refresh", Json.map("refresh", token));
    }

    private static Reply changePassword(Device device, String current, String password) {
        return device.rest().put("accounts/me/password", Json.map("current", current, "password", password));
    }
}
