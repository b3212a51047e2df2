package io.hongyan.im.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Identity ALICE =
            new Identity(new AccountId(1), new UserName("alice"), new DeviceId("desktop"));

    private final Sessions sessions = new Sessions(new Ids(1021), Runnable::run, 1_000);

    private Session login(RecordingTransport transport) {
        Session session = sessions.open(transport, (any, packet) -> CompletableFuture.completedFuture(true));
        session.login(ALICE, "desktop", Locale.ENGLISH);
        return session;
    }

    private static RecordingTransport connection() {
        return new RecordingTransport(false);
    }

    private static RecordingTransport stream() {
        return new RecordingTransport(false) {
            @Override
            public boolean isStream() {
                return true;
            }
        };
    }

    @Test
    void replacesAConnectionByAConnectionAndAStreamByAStream() {
        List<RecordingTransport> all = List.of(connection(), stream(), connection(), stream());
        all.forEach(this::login);

        assertThat(all).extracting(transport -> transport.closed().size()).containsExactly(1, 1, 0, 0);
        assertThat(all.get(1).frames().get(0)).contains("replaced");
        assertThat(sessions.of(ALICE.account())).hasSize(2);
    }

    @Test
    void pushesToBoth() {
        RecordingTransport connection = connection();
        RecordingTransport stream = stream();
        login(connection);
        login(stream);
        sessions.push(ALICE.account(), Encoded.push(512, Json.map()));

        assertThat(connection.frames()).hasSize(1);
        assertThat(stream.frames()).hasSize(1);
    }

    @Test
    void isOnlineWhileEitherIsThere() {
        List<String> heard = new ArrayList<>();
        sessions.listen(new SessionListener() {
            @Override
            public void came(Session session, Identity who, boolean first) {
                heard.add("came " + first);
            }

            @Override
            public void went(Session session, Identity who, boolean last) {
                heard.add("went " + last);
            }
        });
        Session connection = login(connection());
        Session stream = login(stream());
        connection.gone();
        assertThat(sessions.isOnline(ALICE.account(), ALICE.device())).isTrue();
        stream.gone();

        assertThat(sessions.isOnline(ALICE.account(), ALICE.device())).isFalse();
        assertThat(heard).containsExactly("came true", "came false", "went false", "went true");
    }

    @Test
    void endsWhatADeviceHas() {
        RecordingTransport connection = connection();
        RecordingTransport stream = stream();
        login(connection);
        login(stream);
        sessions.close(ALICE.account(), ALICE.device(), CloseReason.REVOKED, Json.map());

        assertThat(connection.closed()).containsExactly(CloseReason.REVOKED);
        assertThat(stream.closed()).containsExactly(CloseReason.REVOKED);
    }

    @Test
    void tellsWhoAsksWithoutAConnectionByItsStream() {
        Session asking = sessions.unconnected(ALICE);
        Session connection = login(connection());
        assertThat(sessions.told(asking)).isEmpty();
        assertThat(sessions.told(connection)).contains(connection);
        Session stream = login(stream());

        assertThat(sessions.told(asking)).contains(stream);
    }
}
