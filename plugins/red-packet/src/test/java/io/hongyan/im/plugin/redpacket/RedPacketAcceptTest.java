package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.plugin.testkit.AcceptContract;
import java.util.Set;

class RedPacketAcceptTest extends AcceptContract<RedPacket> {
    @Override
    protected String name() {
        return "red-packet";
    }

    @Override
    protected RedPacket content() {
        return new RedPacket(88, 1, "equal", "luck", null);
    }

    @Override
    protected Set<String> drawn() {
        return Set.of(
                "red_packet.created", "red_packet.expires", "red_packet_posting.created", "red_packet_posting.id");
    }
}
