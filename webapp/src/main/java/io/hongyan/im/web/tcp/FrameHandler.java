package io.hongyan.im.web.tcp;

import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.MsgpackCodec;
import io.hongyan.im.packet.Unread;
import io.hongyan.im.server.Messenger;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.SqlFailure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a session for a connection and hands it what comes in each frame: a byte for the codec, then packets. */
final class FrameHandler extends SimpleChannelInboundHandler<ByteBuf> {
    private static final Logger LOG = LoggerFactory.getLogger(FrameHandler.class);
    private static final int JSON = 1;
    private static final int MSGPACK = 2;

    private final Messenger messenger;
    private @Nullable TcpTransport transport;
    private @Nullable Session session;

    FrameHandler(Messenger messenger) {
        this.messenger = messenger;
    }

    static int number(Codec codec) {
        return codec == Codec.JSON ? JSON : MSGPACK;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!messenger.isReady()) {
            ChannelFuture unused = context.close();
            return;
        }
        TcpTransport opened = new TcpTransport(
                context.channel(), Addresses.text(context.channel().remoteAddress()));
        transport = opened;
        session = messenger.connect(opened);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Proxied proxied && transport != null) {
            transport.from(proxied.address());
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        if (!frame.isReadable()) {
            ChannelFuture unused = context.close();
        } else if (session != null && transport != null) {
            session.receive(packets(transport, frame.readUnsignedByte(), frame));
        }
    }

    private static List<Unread> packets(TcpTransport transport, int codec, ByteBuf payload) {
        byte[] bytes = new byte[payload.readableBytes()];
        payload.readBytes(bytes);
        if (codec == MSGPACK) {
            transport.speak(Codec.MSGPACK);
            return MsgpackCodec.packets(bytes);
        }
        if (codec == JSON) {
            transport.speak(Codec.JSON);
            return JsonCodec.packets(bytes);
        }
        return List.of(Unread.BROKEN);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (session != null) {
            session.gone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof IOException || failure instanceof DecoderException) {
            LOG.debug("event=connection-lost reason=\"{}\"", failure.toString());
        } else {
            LOG.warn("event=connection-failed", SqlFailure.loggable(failure));
        }
        ChannelFuture unused = context.close();
    }
}
