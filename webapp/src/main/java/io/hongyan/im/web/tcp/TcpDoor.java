package io.hongyan.im.web.tcp;

import io.hongyan.im.packet.Limits;
import io.hongyan.im.server.Messenger;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening sockets of the door, and the threads that read and write its connections. */
public final class TcpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(TcpDoor.class);
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());
    /** Between two looks whether the certificate was replaced. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final int LENGTH = Integer.BYTES;
    /** Of a frame, with its byte for the codec. */
    private static final int MOST = Limits.FRAME + 1;

    private final EventLoopGroup loops;
    private final List<Channel> listening;

    private TcpDoor(EventLoopGroup loops, List<Channel> listening) {
        this.loops = loops;
        this.listening = listening;
    }

    /**
     * Listens where the settings say.
     *
     * @param threads makes the door's own threads
     * @throws UncheckedIOException if a port that the operator chose is taken, or the certificate can't be read
     */
    public static TcpDoor open(TcpSettings settings, Messenger messenger, ThreadFactory threads) {
        // Netty leaves things with the threads that it is called by, and the server's outlive this WAR
        return OwnThread.call(threads, () -> listen(settings, messenger, threads));
    }

    private static TcpDoor listen(TcpSettings settings, Messenger messenger, ThreadFactory threads) {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(THREADS, threads, NioIoHandler.newFactory());
        try {
            Consumer<ChannelPipeline> plain = pipeline -> {
                if (settings.proxied()) {
                    pipeline.addLast(new HAProxyMessageDecoder(), new ProxyHandler());
                }
            };
            return new TcpDoor(
                    loops,
                    Stream.concat(
                                    settings.plain().flatMap(port -> listen(loops, port, messenger, plain)).stream(),
                                    settings
                                            .secure()
                                            .flatMap(port -> listen(loops, port, messenger, secured(settings, plain)))
                                            .stream())
                            .toList());
        } catch (UncheckedIOException failure) {
            end(loops);
            throw failure;
        }
    }

    private static Consumer<ChannelPipeline> secured(TcpSettings settings, Consumer<ChannelPipeline> first) {
        try {
            if (settings.development()) {
                DevelopmentCertificate.ensure(settings.certificate(), settings.key());
            }
            Certificate certificate = new Certificate(settings.certificate(), settings.key(), LOOK);
            return pipeline -> {
                first.accept(pipeline);
                pipeline.addLast(
                        certificate.context().newHandler(pipeline.channel().alloc()));
            };
        } catch (IOException | IllegalArgumentException unusable) {
            throw new UncheckedIOException(new IOException(
                    "im.tcp.certificate=" + settings.certificate() + " or im.tcp.key=" + settings.key()
                            + ": can't be used, both must be PEM, the key PKCS#8 without password",
                    unusable));
        }
    }

    /** Nothing if the port is taken that nobody asked for. */
    private static Optional<Channel> listen(
            EventLoopGroup loops, TcpSettings.Port port, Messenger messenger, Consumer<ChannelPipeline> first) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new Connection(first, messenger))
                .bind(port.address())
                .awaitUninterruptibly();
        if (bound.isSuccess()) {
            LOG.info("event=listening door=tcp address={}", port.address());
            return Optional.of(bound.channel());
        }
        String told = "door=tcp address=" + port.address() + " reason=\""
                + bound.cause().getMessage() + "\"";
        if (port.chosen()) {
            throw new UncheckedIOException(new IOException("can't listen: " + told, bound.cause()));
        }
        LOG.warn("event=not-listening {}: choose another port, or off, by im.tcp.port and im.tcp.plain.port", told);
        return Optional.empty();
    }

    /** What a connection goes through. */
    private static final class Connection extends ChannelInitializer<Channel> {
        private final Consumer<ChannelPipeline> first;
        private final Messenger messenger;

        Connection(Consumer<ChannelPipeline> first, Messenger messenger) {
            this.first = first;
            this.messenger = messenger;
        }

        @Override
        protected void initChannel(Channel channel) {
            first.accept(channel.pipeline());
            channel.pipeline()
                    .addLast(
                            new LengthFieldBasedFrameDecoder(LENGTH + MOST, 0, LENGTH, 0, LENGTH),
                            new FrameHandler(messenger));
        }
    }

    /** Takes no new connections; those that are there go on. */
    public void closeEntrance() {
        for (Channel channel : listening) {
            channel.eventLoop().execute(() -> {
                ChannelFuture unused = channel.close();
            });
            ChannelFuture unused = channel.closeFuture().awaitUninterruptibly();
        }
    }

    /** Ends the door's threads, after the connections have ended; within 2 seconds. */
    public void end() {
        end(loops);
    }

    private static void end(EventLoopGroup loops) {
        boolean unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
