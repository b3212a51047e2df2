package io.hongyan.im.plugin.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.Person;
import io.hongyan.im.plugin.testkit.TestServer;
import java.util.List;
import java.util.Map;

class PollJarTest extends JarContract {
    @Override
    protected void use(TestServer server) {
        Person alice = server.alice();
        Person bob = server.bob();
        String poll = alice.send(bob, "poll", new Poll("Where to?", List.of("North", "South"), false, null));

        assertThat(bob.call("poll.vote", Map.of("poll", poll, "choices", List.of(1))))
                .containsEntry("mine", List.of(1));
        assertThat(bob.call("poll.detail", Map.of("poll", poll))).containsKey("status");
        assertThat(alice.call("poll.close", Map.of("poll", poll))).containsEntry("closed", true);
        forgetsARecalledPoll(alice, bob);
    }

    private static void forgetsARecalledPoll(Person alice, Person bob) {
        String poll = alice.send(bob, "poll", new Poll("And when?", List.of("Now", "Never"), false, null));
        bob.call("poll.vote", Map.of("poll", poll, "choices", List.of(0)));
        alice.call("message", Map.of("action", "recall", "conversation", bob.name(), "seq", 4));
        assertThatThrownBy(() -> bob.call("poll.detail", Map.of("poll", poll))).hasMessageContaining("40403");
    }
}
