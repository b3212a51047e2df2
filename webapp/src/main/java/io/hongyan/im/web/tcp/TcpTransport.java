package io.hongyan.im.web.tcp;

import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.MsgpackCodec;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of one connection. It sends in the codec of the client's last frame. */
final class TcpTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(TcpTransport.class);

    private final Channel channel;
    private volatile Codec codec = Codec.JSON;
    private volatile String address;

    TcpTransport(Channel channel, String address) {
        this.channel = channel;
        this.address = address;
    }

    /** Chooses how what is sent from now on is written. */
    void speak(Codec codec) {
        this.codec = codec;
    }

    /** Tells who is behind the proxy. */
    void from(String address) {
        this.address = address;
    }

    @Override
    public Codec codec() {
        return codec;
    }

    /** On the channel's own thread, as all that is done with it, so that no other keeps anything of ours. */
    @Override
    public void send(List<Encoded> packets, Consumer<@Nullable Throwable> done) {
        try {
            channel.eventLoop().execute(() -> write(frame(packets), done));
        } catch (RejectedExecutionException stopped) {
            done.accept(stopped);
        }
    }

    private void write(ByteBuf frame, Consumer<@Nullable Throwable> done) {
        ChannelFuture unused = channel.writeAndFlush(frame).addListener(sent -> done.accept(sent.cause()));
    }

    private ByteBuf frame(List<Encoded> packets) {
        Codec chosen = codec;
        byte[] payload = chosen == Codec.JSON
                ? JsonCodec.frame(packets).getBytes(StandardCharsets.UTF_8)
                : MsgpackCodec.frame(packets);
        return channel.alloc()
                .buffer(Integer.BYTES + 1 + payload.length)
                .writeInt(1 + payload.length)
                .writeByte(FrameHandler.number(chosen))
                .writeBytes(payload);
    }

    @Override
    public void close(CloseReason reason) {
        try {
            channel.eventLoop().execute(this::close);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("event=close-failed reason=\"{}\"", stopped.toString());
        }
    }

    private void close() {
        ChannelFuture unused = channel.close();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }
}
