package io.hongyan.im.web.ws;

import static io.hongyan.im.web.ws.WsServlet.MSGPACK;
import static io.hongyan.im.web.ws.WsServlet.TICKET;

import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.MsgpackCodec;
import io.hongyan.im.packet.Unread;
import io.hongyan.im.storage.SqlFailure;
import io.hongyan.im.web.ws.Handshakes.Handshake;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection. No method waits, so it may run on the thread that reads frames. Public, since Tyrus calls by reflection. */
public final class WsEndpoint extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(WsEndpoint.class);

    private final Handshakes handshakes;
    private volatile io.hongyan.im.session.@Nullable Session session;

    WsEndpoint(Handshakes handshakes) {
        this.handshakes = handshakes;
    }

    @Override
    public void onOpen(Session connection, EndpointConfig config) {
        handshakes
                .take(connection.getPathParameters().get(TICKET))
                .ifPresentOrElse(handshake -> open(connection, handshake), () -> refuse(connection));
    }

    private void open(Session connection, Handshake handshake) {
        connection.setMaxIdleTimeout(0);
        Codec codec = MSGPACK.equals(connection.getNegotiatedSubprotocol()) ? Codec.MSGPACK : Codec.JSON;
        io.hongyan.im.session.Session opened =
                handshake.messenger().connect(new WsTransport(connection, codec, handshake.caller()));
        session = opened;
        if (codec == Codec.JSON) {
            Consumer<String> frames = frame -> opened.receive(JsonCodec.packets(frame));
            connection.addMessageHandler(String.class, new TextFrames(connection, frames));
            connection.addMessageHandler(byte[].class, refusing(opened));
        } else {
            Consumer<byte[]> frames = frame -> opened.receive(MsgpackCodec.packets(frame));
            connection.addMessageHandler(byte[].class, new BinaryFrames(connection, frames));
            connection.addMessageHandler(String.class, refusing(opened));
        }
    }

    private static void refuse(Session connection) {
        try {
            connection.close(new CloseReason(CloseCodes.VIOLATED_POLICY, ""));
        } catch (IOException gone) {
            LOG.debug("event=close-failed reason=\"{}\"", gone.toString());
        }
    }

    /** A frame of the other kind is a packet that can't be read. */
    private static <T> MessageHandler.Partial<T> refusing(io.hongyan.im.session.Session session) {
        return (piece, last) -> {
            if (last) {
                session.receive(List.of(Unread.BROKEN));
            }
        };
    }

    @Override
    public void onClose(Session connection, CloseReason reason) {
        gone();
    }

    @Override
    public void onError(Session connection, Throwable failure) {
        if (failure instanceof IOException) {
            LOG.debug("event=connection-lost reason=\"{}\"", failure.toString());
        } else {
            LOG.warn("event=connection-failed", SqlFailure.loggable(failure));
        }
        gone();
    }

    private void gone() {
        io.hongyan.im.session.Session opened = session;
        if (opened != null) {
            opened.gone();
        }
    }
}
