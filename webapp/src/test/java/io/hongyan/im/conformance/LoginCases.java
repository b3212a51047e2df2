package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 4: op 1. */
interface LoginCases extends Cases {

    @Test
    default void answersAPasswordWithTheSessionAndTokens() {
        Person alice = stage().person("Alice");
        JsonNode welcome = alice.device().online().welcome();

        assertThat(welcome.path("user").path("user").asText()).isEqualTo(alice.user());
        assertThat(welcome.path("user").path("name").asText()).isEqualTo("Alice");
        assertThat(welcome.path("session").asText()).isNotBlank();
        assertThat(welcome.path("heartbeat").asInt()).isEqualTo(30);
        assertThat(welcome.path("time").asLong()).isGreaterThan(1_700_000_000_000L);
        assertThat(welcome.path("tokens").path("access").asText()).isNotBlank();
        assertThat(welcome.path("tokens").path("refresh").asText()).isNotBlank();
        assertThat(welcome.path("tokens").path("expiresIn").asInt()).isEqualTo(900);
    }

    @Test
    default void answersATokenWithoutTokens() {
        Session session = stage().person().device().signIn().online();

        assertThat(session.welcome().has("tokens")).isFalse();
        assertThat(session.get("profile").ok().path("card").path("user").asText())
                .isEqualTo(session.user());
    }

    @Test
    default void tellsTheLimits() {
        assertThat(online().welcome().path("limits").isObject()).isTrue();
    }

    @Test
    default void givesEachSessionANameOfItsOwn() {
        Person alice = stage().person();
        Session first = alice.device().online();
        Session second = alice.device().online();

        assertThat(first.welcome().path("session"))
                .isNotEqualTo(second.welcome().path("session"));
    }

    @Test
    default void neverTellsWhetherTheNameOrThePasswordWasWrong() {
        Person alice = stage().person();
        Packet wrong =
                stage().wire().ask(alice.withPassword("not this one").device().loginByPassword());
        ObjectNode unknown = alice.device().loginByPassword();
        ((ObjectNode) unknown.path("body")).put("username", "nobody-" + alice.user());
        Packet nobody = stage().wire().ask(unknown);

        wrong.refused(40102);
        nobody.refused(40102);
        assertThat(nobody.message()).isEqualTo(wrong.message());
        assertThat(nobody.body()).isEqualTo(wrong.body());
    }

    @Test
    default void staysOpenAfterARefusedLogin() {
        Person alice = stage().person();
        Wire wire = stage().wire();
        wire.ask(alice.withPassword("not this one").device().loginByPassword()).refused(40102);

        wire.ask(alice.device().loginByPassword()).ok();
    }

    @Test
    default void bindsATokenToItsDevice() {
        Device device = stage().person().device().signIn();
        Device other = device.owner().device();

        stage().wire().ask(other.loginByToken(device.access())).refused(40103);
        stage().wire().ask(device.loginByToken()).ok();
    }

    @Test
    default void refusesTokensItDidNotMake() {
        Device device = stage().person().device().signIn();
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String payload = device.access().split("\\.", -1)[1];

        for (String token : new String[] {
            HandshakeCases.forged(device.access()), header + "." + payload + ".", device.refresh(), "x", "a.b.c"
        }) {
            stage().wire().ask(device.loginByToken(token)).refused(40103);
        }
    }

    @Test
    default void wantsADevice() {
        ObjectNode login = stage().person().device().loginByPassword();
        ((ObjectNode) login.path("body")).remove("device");

        stage().wire().ask(login).refused(40001);
    }

    @Test
    default void wantsADeviceWithAnId() {
        ObjectNode login = stage().person().device().loginByPassword();
        ((ObjectNode) login.path("body").path("device")).remove("id");

        stage().wire().ask(login).refused(40001);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 512, 513, 514, 515})
    default void servesNothingElseBeforeLogin(int op) {
        stage().wire()
                .ask(Packet.request(op, "body", Json.map("type", "get", "query", "profile")))
                .refused(40101);
    }

    @Test
    default void servesHeartbeatsBeforeLogin() {
        stage().wire().ask(Packet.request(7)).ok();
    }

    @Test
    default void closesAConnectionThatDoesNotLogIn() {
        Wire wire = stage().wire();
        wire.ask(Packet.request(7)).ok();

        wire.assertClosed(4001);
    }

    @Test
    default void aSecondLoginDoesNotMakeTheSessionAnothers() {
        Session alice = online();
        Session bob = online();
        Packet answer = alice.wire().ask(stage().person().device().loginByPassword());

        assertThat(answer.code()).isNotZero();
        alice.say(bob, "still me");
        assertThat(bob.received().path("from").asText()).isEqualTo(alice.user());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN", "zh-Hans-CN"})
    default void speaksChineseToWhoAsksForIt(String locale) {
        assertThat(refusalIn(locale)).matches(".*\\p{IsHan}.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "xx-unknown"})
    default void speaksEnglishOtherwise(String locale) {
        assertThat(refusalIn(locale)).doesNotMatch(".*\\p{IsHan}.*");
    }

    private String refusalIn(String locale) {
        ObjectNode login = stage().person().device().loginByPassword();
        ((ObjectNode) login.path("body")).put("locale", locale);
        Wire wire = stage().wire();
        wire.ask(login).ok();
        return wire.ask(Packet.request(9999)).message();
    }

    @Test
    default void speaksTheAccountsLanguageWhenTheLoginNamesNone() {
        Person alice = Person.fresh(stage(), "Alice");
        stage().rest()
                .post("accounts", Json.with(alice.registration(), "locale", "zh"))
                .ok();

        assertThat(alice.device().online().wire().ask(Packet.request(9999)).message())
                .matches(".*\\p{IsHan}.*");
    }

    @Test
    default void keepsTheLanguageForTheNextLogin() {
        Session alice = online();
        alice.set("profile", "locale", "zh").ok();

        assertThat(alice.device().online().get("horoscope").message()).matches(".*\\p{IsHan}.*");
    }
}
