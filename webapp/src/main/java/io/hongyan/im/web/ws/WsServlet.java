package io.hongyan.im.web.ws;

import io.hongyan.im.server.Settings;
import io.hongyan.im.web.server.Server;
import io.hongyan.im.web.ws.Handshakes.Handshake;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /ws}: looks at the handshake and opens the connection, which is upgraded here: WildFly closes the
 * connections that it upgraded itself before the application hears that it stops, and nobody would be told.
 */
@WebServlet("/ws")
public class WsServlet extends HttpServlet {
    private static final String JSON = "im.v1.json";
    static final String MSGPACK = "im.v1.msgpack";
    /** Names the ticket in the path of the endpoint. */
    static final String TICKET = "ticket";

    @Inject
    transient @Nullable Server server;

    @Inject
    transient @Nullable Settings settings;

    @Inject
    transient @Nullable Handshakes handshakes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (settings == null || !new Origins(settings.origins()).allow(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "This origin may not connect; see im.origins.");
        } else if (server == null || handshakes == null || !server.isReady()) {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Starting or stopping; try again.");
        } else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            response.sendError(426, "This is a WebSocket address.");
        } else {
            upgrade(request, response, handshakes, new Handshake(server.messenger(), Caller.of(request)));
        }
    }

    private static void upgrade(
            HttpServletRequest request, HttpServletResponse response, Handshakes handshakes, Handshake handshake)
            throws IOException, ServletException {
        ServerContainer container =
                (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
        String ticket = handshakes.expect(handshake);
        try {
            container.upgradeHttpToWebSocket(request, response, config(handshakes), Map.of(TICKET, ticket));
        } catch (DeploymentException impossible) {
            throw new ServletException(impossible);
        } finally {
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
                handshakes.take(ticket);
            }
        }
    }

    static ServerEndpointConfig config(Handshakes handshakes) {
        return ServerEndpointConfig.Builder.create(WsEndpoint.class, "/ws/{" + TICKET + "}")
                .subprotocols(List.of(JSON, MSGPACK))
                .configurator(new Endpoints(handshakes))
                .build();
    }

    /** Makes endpoints; the origin was looked at where the host is known. */
    private static final class Endpoints extends ServerEndpointConfig.Configurator {
        private final Handshakes handshakes;

        Endpoints(Handshakes handshakes) {
            this.handshakes = handshakes;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new WsEndpoint(handshakes));
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
