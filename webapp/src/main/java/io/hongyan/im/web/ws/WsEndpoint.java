package io.hongyan.im.web.ws;

import io.hongyan.im.server.Messenger;
import io.hongyan.im.storage.SqlFailure;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection. No method waits, so it may run on the thread that reads frames. */
final class WsEndpoint extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(WsEndpoint.class);

    private final Messenger messenger;
    private final Caller caller;
    private volatile io.hongyan.im.session.@Nullable Session session;

    WsEndpoint(Messenger messenger, Caller caller) {
        this.messenger = messenger;
        this.caller = caller;
    }

    @Override
    public void onOpen(Session connection, EndpointConfig config) {
        connection.setMaxIdleTimeout(0);
        io.hongyan.im.session.Session opened = messenger.connect(new WsTransport(connection, caller));
        session = opened;
        connection.addMessageHandler(String.class, new Frames(connection, opened::receive));
        // no sub-protocol of ours has binary frames: what comes in one is a packet that can't be read
        connection.addMessageHandler(byte[].class, (MessageHandler.Partial<byte[]>) (piece, last) -> {
            if (last) {
                opened.receive("\0");
            }
        });
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
