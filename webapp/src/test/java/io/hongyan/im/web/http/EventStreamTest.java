package io.hongyan.im.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.id.Ids;
import io.hongyan.im.login.EventStreams.Beginning;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Encoded FIRST = Encoded.of("{\"op\":515}");
    private static final Encoded MISSED = Encoded.of("{\"op\":513}");
    private static final Encoded PUSH = Encoded.of("{\"op\":512}");

    private final SlowResponse response = new SlowResponse();
    private final Output output = new Output(response.async(), response);
    private final EventStream stream = new EventStream("127.0.0.1", "token");
    private final Session session = new Sessions(new Ids(1021), Runnable::run, 1_000)
            .open(stream, (any, packet) -> CompletableFuture.completedFuture(true));

    private void start() {
        response.take(100);
        stream.start(output, session);
        output.onWritePossible();
    }

    @Test
    void beginsBeforeWhatWasPushedMeanwhile() {
        start();
        session.push(PUSH);
        session.push(PUSH);
        assertThat(response.text()).isEmpty();
        stream.begin(new Beginning(List.of(FIRST), "17", true));

        assertThat(response.text())
                .isEqualTo("id: 17\ndata: {\"op\":515}\n\n" + "id: 17\ndata: {\"op\":512}\n\n".repeat(2));
    }

    @Test
    void givesNoNewIdBeforeWhatWasMissed() {
        start();
        stream.begin(new Beginning(List.of(FIRST, MISSED), "18", true));

        assertThat(response.text()).isEqualTo("data: {\"op\":515}\n\nid: 18\ndata: {\"op\":513}\n\n");
    }

    @Test
    void beatsWhereNothingIsUnderWay() {
        start();
        stream.beat(Optional.of("99"));
        assertThat(response.text()).isEmpty();
        stream.begin(new Beginning(List.of(FIRST), "17", true));
        String before = response.text();
        stream.beat(Optional.of("99"));

        // it is younger than what may be under way to it
        assertThat(response.text()).isEqualTo(before + ":\nid: 17\n\n");
    }

    @Test
    void isSilentWhileTheOtherEndDoesNotRead() {
        stream.start(output, session);
        output.onWritePossible();
        response.take(3);
        stream.begin(new Beginning(List.of(FIRST), "17", true));
        session.push(PUSH);
        stream.beat(Optional.empty());
        response.take(100);
        output.onWritePossible();

        assertThat(response.text()).doesNotContain(":\n");
    }

    @Test
    void endsTheResponse() {
        start();
        stream.begin(new Beginning(List.of(FIRST), "17", true));
        session.close(CloseReason.REPLACED);

        assertThat(response.text()).contains("\"reason\":\"replaced\"");
        assertThat(response.ended()).isEqualTo(1);
    }

    @Test
    void endsAResponseThatComesTooLate() {
        stream.close(CloseReason.REVOKED);
        start();

        assertThat(response.ended()).isEqualTo(1);
        List<Throwable> failures = new ArrayList<>();
        stream.begin(new Beginning(List.of(FIRST), "17", true));
        stream.send(List.of(PUSH), failures::add);
        assertThat(failures).hasSize(1);
    }
}
