package io.hongyan.im.plugin.redpacket;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.Person;
import io.hongyan.im.plugin.testkit.TestServer;
import java.util.Map;

class RedPacketJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected void use(TestServer server) {
        Person bob = server.bob();
        Person administrator = server.administrator();
        assertThat(administrator.call("red-packet.grant", Map.of("user", "alice", "amount", 1_000)))
                .containsKey("balance");
        String packet = server.alice().send(bob, "red-packet", new RedPacket(88, 1, "equal", "luck", null));

        assertThat(bob.call("red-packet.open", Map.of("packet", packet))).containsEntry("amount", 88);
        assertThat(bob.call("red-packet.detail", Map.of("packet", packet))).containsKey("items");
        assertThat(bob.call("red-packet.wallet", Map.of())).containsKey("balance");
        assertThat(administrator.call("red-packet.ledger", Map.of())).containsKey("wallets");
    }
}
