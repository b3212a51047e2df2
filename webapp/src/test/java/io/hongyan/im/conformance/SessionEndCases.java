package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.EventStream;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Section 4: how sessions end. */
interface SessionEndCases extends Cases {

    @Test
    default void aLogoutIsAnsweredAndEndsTheConnection() {
        Session alice = online();

        alice.wire().ask(Packet.request(2)).ok();
        alice.wire().inbox().closeCode();
    }

    @Test
    default void aLogoutEndsTheDevicesTokens() {
        Session alice = online();
        alice.wire().ask(Packet.request(2)).ok();

        assertSignedOut(alice.device());
    }

    @Test
    default void aLogoutLeavesTheOtherDevicesAlone() {
        Session alice = online();
        Session tablet = alice.device().owner().device("pad").online();
        alice.wire().ask(Packet.request(2)).ok();

        tablet.wire().ask(Packet.request(7)).ok();
        stage().wire().ask(tablet.device().loginByToken()).ok();
    }

    @Test
    default void aNewerConnectionOfADeviceReplacesTheOlder() {
        Session first = online();
        Session second = first.device().online();

        assertClosed(first, "replaced", 4009);
        second.wire().ask(Packet.request(7)).ok();
    }

    @Test
    default void theSameDeviceIdOfAnotherPersonReplacesNothing() {
        Session alice = online();
        Person bob = stage().person();
        stage().wire()
                .ask(Packet.request(
                        1,
                        "body",
                        Json.map(
                                "username",
                                bob.user(),
                                "password",
                                bob.password(),
                                "device",
                                alice.device().card())))
                .ok();

        assertThat(alice.wire().flush()).noneMatch(packet -> packet.isPush(3));
    }

    @Test
    default void aNewPasswordEndsTheOtherDevicesAtOnce() {
        Session alice = online();
        Session tablet = alice.device().owner().device("pad").online();
        changePassword(alice.device(), "another horse 17");

        assertClosed(tablet, "revoked", 4002);
        assertSignedOut(tablet.device());
    }

    @Test
    default void aNewPasswordKeepsTheDeviceThatSetIt() {
        Session alice = online();
        changePassword(alice.device(), "another horse 17");

        alice.wire().ask(Packet.request(7)).ok();
        alice.get("profile").ok();
    }

    @Test
    default void aNewPasswordOfSomebodyElseEndsNothing() {
        Session alice = online();
        changePassword(online().device(), "another horse 17");

        alice.get("profile").ok();
        stage().rest()
                .post("tokens/refresh", Json.map("refresh", alice.device().refresh()))
                .ok();
    }

    @Test
    default void aRestSignOutEndsTheLiveSession() {
        Session alice = online();
        alice.device().rest().delete("tokens").ok();

        assertClosed(alice, "revoked", 4002);
        assertSignedOut(alice.device());
    }

    private static void changePassword(Device device, String password) {
        device.rest()
                .put("accounts/me/password", Json.map("current", device.owner().password(), "password", password))
                .ok();
    }

    /** The device was told why, and then closed. */
    static void assertClosed(Session session, String reason, int code) {
        Packet closed = session.push(3);
        assertThat(closed.body().path("reason").asText()).isEqualTo(reason);
        session.wire().assertClosed(code);
    }

    /** Neither token of the device opens anything. */
    static void assertSignedOut(Device device) {
        Person owner = device.owner();
        if (owner.stage().door().isHttp()) {
            assertThat(EventStream.open(owner.stage().server(), device.access(), "")
                            .problem()
                            .path("code")
                            .asInt())
                    .isEqualTo(40103);
        } else {
            owner.stage().wire().ask(device.loginByToken()).refused(40103);
        }
        owner.stage()
                .rest()
                .post("tokens/refresh", Json.map("refresh", device.refresh()))
                .problem(401, 40103);
    }

    /** A session that was silent since {@code opened}; awaited last, as it takes two heartbeats. */
    static void assertClosedForSilence(Session silent) {
        int heartbeat = silent.welcome().path("heartbeat").asInt();
        silent.wire().inbox().closeCode(Duration.ofSeconds(3L * heartbeat));
    }
}
