package io.hongyan.im.web.ws;

import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.MsgpackCodec;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Transport;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The container's end of one connection. */
final class WsTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(WsTransport.class);
    /** A client that doesn't answer our close frame is cut off after this, in milliseconds. */
    private static final long FAREWELL = 5_000;

    private final Session connection;
    private final Codec codec;
    private final Caller caller;

    WsTransport(Session connection, Codec codec, Caller caller) {
        this.connection = connection;
        this.codec = codec;
        this.caller = caller;
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public void send(List<Encoded> packets, Consumer<@Nullable Throwable> done) {
        SendHandler sent = result -> done.accept(result.isOK() ? null : failure(result.getException()));
        try {
            if (codec == Codec.JSON) {
                connection.getAsyncRemote().sendText(JsonCodec.frame(packets), sent);
            } else {
                connection.getAsyncRemote().sendBinary(ByteBuffer.wrap(MsgpackCodec.frame(packets)), sent);
            }
        } catch (IllegalStateException | IllegalArgumentException closed) {
            done.accept(closed);
        }
    }

    private static Throwable failure(@Nullable Throwable reported) {
        return reported == null ? new IOException("not sent") : reported;
    }

    @Override
    public void close(CloseReason reason) {
        try {
            if (connection.isOpen()) {
                connection.setMaxIdleTimeout(FAREWELL);
                connection.close(new jakarta.websocket.CloseReason(
                        jakarta.websocket.CloseReason.CloseCodes.getCloseCode(reason.code()),
                        reason.word().orElse("")));
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("event=close-failed reason=\"{}\"", gone.toString());
        }
    }

    @Override
    public String address() {
        return caller.address();
    }

    @Override
    public Optional<String> token() {
        return caller.token();
    }
}
