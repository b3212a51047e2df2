package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6: {@code devices}. */
interface DevicesCases extends Cases {

    @Test
    default void listsOnesOwnDevices() {
        Session alice = online();
        Session pad = alice.device().owner().device("pad").online();
        pad.hangUp();
        List<JsonNode> devices = devices(alice);
        JsonNode here = find(devices, alice);
        JsonNode other = find(devices, pad);

        assertThat(devices).hasSize(2);
        assertThat(here.path("current").asBoolean()).isTrue();
        assertThat(here.path("online").asBoolean()).isTrue();
        assertThat(here.path("kind").asText()).isEqualTo("desktop");
        assertThat(here.path("name").asText()).isEqualTo("a desktop");
        assertThat(here.path("address").asText()).isNotBlank();
        assertThat(here.path("since").asLong()).isGreaterThan(1_700_000_000_000L);
        assertThat(other.path("current").asBoolean()).isFalse();
        assertThat(other.path("kind").asText()).isEqualTo("pad");
        assertThat(other.path("lastSeen").asLong()).isGreaterThan(1_700_000_000_000L);
    }

    @Test
    default void listsNobodyElsesDevices() {
        Session alice = online();
        Session bob = online();

        assertThat(devices(alice))
                .extracting(it -> it.path("device").asText())
                .doesNotContain(bob.device().id());
    }

    @Test
    default void signsAnotherDeviceOut() {
        Session alice = online();
        Session pad = alice.device().owner().device("pad").online();
        alice.set("devices", "action", "signout", "device", pad.device().id()).ok();

        SessionEndCases.assertClosed(pad, "revoked", 4002);
        SessionEndCases.assertSignedOut(pad.device());
        assertThat(devices(alice)).hasSize(1);
    }

    @Test
    default void signsAllOthersOut() {
        Session alice = online();
        Session pad = alice.device().owner().device("pad").online();
        Session phone = alice.device().owner().device("mobile").online();
        alice.set("devices", "action", "signout", "others", true).ok();

        SessionEndCases.assertClosed(pad, "revoked", 4002);
        SessionEndCases.assertClosed(phone, "revoked", 4002);
        assertThat(devices(alice)).hasSize(1);
        assertThat(alice.wire().flush()).isEmpty();
    }

    @Test
    default void signsNobodyElsesDeviceOut() {
        Session alice = online();
        Session bob = online();
        assertThat(alice.set(
                                "devices",
                                "action",
                                "signout",
                                "device",
                                bob.device().id())
                        .code())
                .isNotEqualTo(50001);

        bob.get("profile").ok();
        assertThat(bob.wire().flush()).isEmpty();
        bob.device().online();
    }

    @Test
    default void aSignedOutDeviceMayComeBackByPassword() {
        Session alice = online();
        Session pad = alice.device().owner().device("pad").online();
        alice.set("devices", "action", "signout", "device", pad.device().id()).ok();

        pad.device().forget();
        pad.device().online();
        assertThat(devices(alice)).hasSize(2);
    }

    @Test
    default void wantsToKnowWhich() {
        Session alice = online();

        alice.set("devices", "action", "signout").refused(40001);
        alice.set("devices").refused(40001);
        alice.set("devices", "action", "explode").refused(40001, 40003);
        alice.set("devices", "action", "signout", "device", 7).refused(40001);
    }

    private static List<JsonNode> devices(Session session) {
        return Json.items(session.get("devices").ok().path("items")).toList();
    }

    private static JsonNode find(List<JsonNode> devices, Session session) {
        return devices.stream()
                .filter(it -> it.path("device").asText().equals(session.device().id()))
                .findFirst()
                .orElseThrow();
    }
}
