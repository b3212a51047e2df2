package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6: when a person wants no noise. */
interface QuietCases extends Cases {

    @Test
    default void keepsTheHoursForOneselfAlone() {
        Session alice = online();
        Session bob = online();
        assertThat(alice.get("profile").ok().has("dnd")).isFalse();
        JsonNode night = Json.map("from", "22:30", "to", "07:00", "zone", "Asia/Shanghai");
        assertThat(alice.set("profile", "dnd", night).ok().path("dnd")).isEqualTo(night);

        assertThat(alice.device()
                        .owner()
                        .device("pad")
                        .online()
                        .get("profile")
                        .ok()
                        .path("dnd"))
                .isEqualTo(night);
        assertThat(alice.get("profile", "user", alice.user()).ok().path("dnd")).isEqualTo(night);
        assertThat(bob.get("profile", "user", alice.user()).ok().has("dnd")).isFalse();
        alice.set("profile", "signature", "zzz").ok();
        assertThat(alice.get("profile").ok().path("dnd")).isEqualTo(night);
        alice.set("profile", "dnd", null).ok();
        assertThat(alice.get("profile").ok().has("dnd")).isFalse();
    }

    @Test
    default void keepsThePhoneQuietBesideADesktop() {
        Session alice = online();
        Session bob = online();
        alice.set("profile", "quiet", true).ok();

        assertThat(alice.get("profile").ok().path("quiet").asBoolean()).isTrue();
        assertThat(bob.get("profile", "user", alice.user()).ok().has("quiet")).isFalse();
        alice.set("profile", "quiet", false).ok();
        assertThat(alice.get("profile").ok().path("quiet").asBoolean()).isFalse();
    }

    @Test
    default void tellsTheOwnOtherDevicesAlone() {
        Session alice = online();
        Session bob = online();
        Session phone = alice.device().owner().device("mobile").online();
        JsonNode noon = Json.map("from", "12:00", "to", "13:00", "zone", "Europe/Berlin");
        alice.set("profile", "dnd", noon, "quiet", true).ok();
        JsonNode event = phone.event("profile").body();

        assertThat(event.path("dnd")).isEqualTo(noon);
        assertThat(event.path("quiet").asBoolean()).isTrue();
        assertThat(bob.pushesUntilToldBy(alice)).isEmpty();
        alice.set("profile", "dnd", null).ok();
        assertThat(phone.event("profile").body().has("dnd")).isFalse();
    }

    @Test
    default void refusesHoursThatAreNone() {
        Session alice = online();
        for (JsonNode no : List.of(
                Json.map(),
                Json.map("from", "22:00", "to", "07:00"),
                Json.map("from", "22:00", "zone", "Asia/Shanghai"),
                Json.map("from", "24:00", "to", "07:00", "zone", "Asia/Shanghai"),
                Json.map("from", "7:00", "to", "09:00", "zone", "Asia/Shanghai"),
                Json.map("from", "07:00", "to", "07:00", "zone", "Asia/Shanghai"),
                Json.map("from", "07:00:30", "to", "09:00", "zone", "Asia/Shanghai"),
                Json.map("from", "07:00", "to", "09:00", "zone", "Asia/Atlantis"),
                Json.map("from", "07:00", "to", "09:00", "zone", "+08:00"),
                Json.map("from", 700, "to", 900, "zone", "Asia/Shanghai"))) {
            alice.set("profile", "dnd", no).refused(40001);
        }
        alice.set("profile", "dnd", "night").refused(40001);
        alice.set("profile", "quiet", "yes").refused(40001);
        assertThat(alice.get("profile").ok().has("dnd")).isFalse();
    }
}
