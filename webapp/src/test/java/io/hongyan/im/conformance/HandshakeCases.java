package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Section 3 and 4: how a WebSocket connection begins. */
interface HandshakeCases extends Cases {

    @Test
    default void selectsTheJsonSubProtocol() {
        assertThat(stage().wire().protocol()).isEqualTo(Wire.JSON);
    }

    @Test
    default void speaksJsonWhenNoSubProtocolIsAsked() {
        Wire wire = stage().wire(Map.of());

        assertThat(wire.ask(Packet.request(7)).ok().path("time").isIntegralNumber())
                .isTrue();
    }

    @Test
    default void picksTheSubProtocolItKnows() {
        assertThat(stage().wire(Map.of(), "im.v99.smoke", Wire.JSON).protocol()).isEqualTo(Wire.JSON);
    }

    @Test
    default void letsItsOwnPagesIn() {
        Wire wire = stage().wire(Map.of("Origin", stage().server().origin()), Wire.JSON);

        wire.ask(Packet.request(7)).ok();
    }

    @Test
    default void refusesPagesOfOthers() {
        refusesOrigin("https://evil.example");
    }

    @Test
    default void refusesPagesOfAnotherPort() {
        URI base = stage().server().base();
        refusesOrigin("http://" + base.getHost() + ":" + (base.getPort() + 1));
    }

    @Test
    default void refusesAnOriginThatOnlyBeginsAlike() {
        refusesOrigin(stage().server().origin() + ".evil.example");
    }

    @Test
    default void refusesPagesWithoutAnOrigin() {
        refusesOrigin("null");
    }

    @Test
    default void letsNobodyPastItsLookAtTheHandshake() {
        stage().wireTo(URI.create(stage().server().ws() + "/x")).assertClosed(1008);
    }

    private void refusesOrigin(String origin) {
        assertThatThrownBy(() -> stage().wire(Map.of("Origin", origin), Wire.JSON))
                .cause()
                .isInstanceOf(WebSocketHandshakeException.class)
                .satisfies(refusal -> assertThat(((WebSocketHandshakeException) refusal)
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }

    @Test
    default void takesTheTokenFromTheHeader() {
        Device device = stage().person().device().signIn();
        Wire wire = stage().wire(Map.of("Authorization", "Bearer " + device.access()), Wire.JSON);

        assertThat(bareLogin(wire, device).ok().path("user").path("user").asText())
                .isEqualTo(device.owner().user());
    }

    @Test
    default void takesTheTokenFromASubProtocolWhichItDoesNotSelect() {
        Device device = stage().person().device().signIn();
        Wire wire = stage().wire(Map.of(), "bearer." + device.access(), Wire.JSON);

        assertThat(wire.protocol()).isEqualTo(Wire.JSON);
        assertThat(bareLogin(wire, device).ok().path("user").path("user").asText())
                .isEqualTo(device.owner().user());
    }

    @Test
    default void wantsOp1AlsoAfterATokenInTheHandshake() {
        Device device = stage().person().device().signIn();
        Wire wire = stage().wire(Map.of(), Wire.JSON, "bearer." + device.access());

        wire.ask(Packet.request(513, "body", Map.of("type", "get", "query", "profile")))
                .refused(40101);
    }

    @Test
    default void refusesALoginWithAForgedTokenFromTheHandshake() {
        Device device = stage().person().device().signIn();
        Wire wire = stage().wire(Map.of("Authorization", "Bearer " + forged(device.access())), Wire.JSON);

        bareLogin(wire, device).refused(40103);
    }

    @Test
    default void refusesATokenFromTheHandshakeForAnotherDevice() {
        Device device = stage().person().device().signIn();
        Wire wire = stage().wire(Map.of("Authorization", "Bearer " + device.access()), Wire.JSON);

        bareLogin(wire, device.owner().device()).refused(40103);
    }

    @Test
    default void wantsCredentialsWhenTheHandshakeHadNone() {
        Device device = stage().person().device();

        bareLogin(stage().wire(), device).refused(40102, 40001);
    }

    @Test
    default void takesNoTokenFromTheAddress() {
        Device device = stage().person().device().signIn();
        URI plain = stage().server().ws();
        URI told = URI.create(plain + "?token=" + device.access() + "&access_token=" + device.access());
        Session other = online();
        Wire wire = stage().wireTo(told);

        bareLogin(wire, device).refused(40102, 40001);
        assertThat(other.get("profile").ok().path("card").path("user").asText()).isEqualTo(other.user());
    }

    @Test
    default void answersAPlainGetWithAClientError() throws Exception {
        HttpRequest plain =
                HttpRequest.newBuilder(stage().server().base().resolve("ws")).build();

        assertThat(stage().server()
                        .http()
                        .send(plain, BodyHandlers.discarding())
                        .statusCode())
                .isBetween(400, 499);
    }

    private static Packet bareLogin(Wire wire, Device device) {
        return wire.ask(Packet.request(1, "body", Map.of("device", device.card())));
    }

    /** The token with another signature. */
    static String forged(String token) {
        int end = token.lastIndexOf('.');
        return token.substring(0, end + 1) + new StringBuilder(token.substring(end + 1)).reverse();
    }
}
