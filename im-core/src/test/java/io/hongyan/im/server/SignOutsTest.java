package io.hongyan.im.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.account.DeviceInfo;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Json;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.RecordingTransport;
import io.hongyan.im.session.Sessions;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SignOutsTest {
    private static final AccountId ANNA = new AccountId(7);

    private final Sessions sessions = new Sessions(new Ids(1), Runnable::run, 1_000);
    private final SignOuts signOuts = new SignOuts(sessions);

    private RecordingTransport device(String id) {
        RecordingTransport transport = new RecordingTransport(false);
        sessions.open(transport, (from, packet) -> CompletableFuture.completedFuture(true))
                .login(new Identity(ANNA, new UserName("anna"), new DeviceId(id)), "desktop", Locale.ENGLISH);
        return transport;
    }

    private static JsonNode last(RecordingTransport transport) {
        return Json.readOwn(transport.frames().get(transport.frames().size() - 1));
    }

    @Test
    void tellsADisplacedDeviceWhichOneTookItsPlace() {
        RecordingTransport old = device("old");
        RecordingTransport other = device("other");
        DeviceInfo newcomer = new DeviceInfo(new DeviceId("new"), DeviceInfo.Kind.DESKTOP, "Anna's 笔记本");
        signOuts.displaced(ANNA, new DeviceId("old"), newcomer);

        assertThat(old.closed()).containsExactly(CloseReason.KICKED);
        assertThat(CloseReason.KICKED.code()).isEqualTo(4002);
        assertThat(last(old).path("op").asInt()).isEqualTo(3);
        assertThat(last(old).path("body").path("reason").asText()).isEqualTo("kicked");
        assertThat(last(old).path("body").path("by"))
                .isEqualTo(Json.map().put("kind", "desktop").put("name", "Anna's 笔记本"));
        assertThat(other.closed()).isEmpty();
    }

    @Test
    void tellsASignedOutDeviceNoMoreThanThat() {
        RecordingTransport device = device("d");
        signOuts.signedOut(ANNA, new DeviceId("d"));

        assertThat(device.closed()).containsExactly(CloseReason.REVOKED);
        assertThat(last(device).path("body")).isEqualTo(Json.map().put("reason", "revoked"));
    }
}
