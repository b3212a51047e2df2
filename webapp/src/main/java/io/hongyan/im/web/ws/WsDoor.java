package io.hongyan.im.web.ws;

import io.hongyan.im.packet.Limits;
import io.hongyan.im.web.server.Server;
import jakarta.inject.Inject;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ws}: one instance a connection. No method waits, so it may run on the thread that reads frames. */
@ServerEndpoint(value = "/ws", subprotocols = WsDoor.JSON, configurator = Handshake.class)
public class WsDoor {
    static final String JSON = "im.v1.json";

    private static final Logger LOG = LoggerFactory.getLogger(WsDoor.class);

    @Inject
    @Nullable
    Server server;

    private io.hongyan.im.session.@Nullable Session session;

    @OnOpen
    public void open(Session connection, EndpointConfig config) {
        connection.setMaxIdleTimeout(0);
        Handshake.Facts facts = Handshake.facts(config);
        if (server == null || !server.isReady()) {
            new WsTransport(connection, facts).close(io.hongyan.im.session.CloseReason.SHUTTING_DOWN);
            return;
        }
        session = server.messenger().connect(new WsTransport(connection, facts));
    }

    @OnMessage(maxMessageSize = Limits.FRAME)
    public void text(String frame) {
        if (session != null) {
            session.receive(frame);
        }
    }

    /** No sub-protocol of ours has binary frames: what comes in one is a packet that can't be read. */
    @OnMessage(maxMessageSize = Limits.FRAME)
    public void binary(byte[] frame) {
        text("\0");
    }

    @OnClose
    public void closed() {
        if (session != null) {
            session.gone();
        }
    }

    @OnError
    public void failed(Throwable failure) {
        LOG.debug("event=connection-failed reason=\"{}\"", failure.toString());
        closed();
    }
}
