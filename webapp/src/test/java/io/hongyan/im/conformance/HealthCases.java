package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.RawSocket;
import io.hongyan.im.conformance.client.Session;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the server is, and how it bears clients that mean no good. */
interface HealthCases extends Cases {

    @Test
    default void saysThatItLivesAndIsReady() {
        for (String path : new String[] {"../../health/live", "../../health/ready"}) {
            assertThat(stage().rest().get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    default void closesAClientThatNeverReadsAndServesOthers() {
        Session alice = online();
        Session bob = online();
        RawSocket deaf = stage().raw();
        deaf.text(Json.write(bob.device().owner().device("web").loginByPassword()));
        deaf.nextPacket().ok();
        String long20Kb = "😀".repeat(5000);
        for (int i = 0; i < 600; i++) {
            alice.say(bob, long20Kb);
            bob.received();
        }

        assertThat(deaf.closeCode()).isEqualTo(4008);
    }

    @Test
    default void aDeafClientThatComesBackGetsWhatItMissed() {
        Session alice = online();
        Session bob = online();
        bob.hangUp();
        IntStream.range(0, 50).forEach(i -> alice.say(bob, "no " + i));

        assertThat(bob.device().online().entries(alice.user(), "after", 0, "limit", 200))
                .hasSize(50);
    }
}
