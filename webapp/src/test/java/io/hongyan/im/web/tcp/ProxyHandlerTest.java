package io.hongyan.im.web.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Headers as the PROXY protocol's specification, section 2, writes them. */
class ProxyHandlerTest {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    /** PROXY, TCP over IPv4, 203.0.113.9:51234 to 127.0.0.1:9701. */
    private static final String V2 = SIGNATURE + "2111000c" + "cb007109" + "7f000001" + "c822" + "25e5";

    private static final String LOCAL = SIGNATURE + "20000000";

    private final List<Object> told = new ArrayList<>();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new HAProxyMessageDecoder(), new ProxyHandler(), new ChannelInboundHandlerAdapter() {
                @Override
                public void userEventTriggered(ChannelHandlerContext context, Object event) {
                    told.add(event);
                }
            });

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }

    @Test
    void tellsForWhomTheBalancerConnects() {
        channel.writeInbound(bytes(V2 + "0102"));

        assertThat(told).containsExactly(new Proxied("203.0.113.9"));
        assertThat(channel.<ByteBuf>readInbound()).isEqualTo(bytes("0102"));
    }

    @Test
    void takesAHeaderInPieces() {
        for (int i = 0; i < V2.length(); i += 2) {
            channel.writeInbound(bytes(V2.substring(i, i + 2)));
        }

        assertThat(told).containsExactly(new Proxied("203.0.113.9"));
    }

    @Test
    void takesAHeaderOfTheFirstVersion() {
        channel.writeInbound(
                Unpooled.copiedBuffer("PROXY TCP4 203.0.113.9 127.0.0.1 51234 9701\r\n", StandardCharsets.US_ASCII));

        assertThat(told).containsExactly(new Proxied("203.0.113.9"));
    }

    @Test
    void takesTheBalancersOwnConnectionAsItIs() {
        channel.writeInbound(bytes(LOCAL + "0102"));

        assertThat(told).isEmpty();
        assertThat(channel.<ByteBuf>readInbound()).isEqualTo(bytes("0102"));
    }

    @Test
    void refusesAConnectionWithoutAHeader() {
        assertThatThrownBy(() -> channel.writeInbound(bytes("0000008001" + "7b".repeat(127))))
                .isInstanceOf(HAProxyProtocolException.class);
    }
}
