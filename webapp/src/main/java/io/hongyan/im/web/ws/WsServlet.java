package io.hongyan.im.web.ws;

import io.hongyan.im.server.Settings;
import io.hongyan.im.web.server.Server;
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
 * {@code GET /ws}: looks at the handshake and opens the connection. Not a declared endpoint: WildFly closes the
 * connections of those before the application hears that it stops, and nobody would be told.
 */
@WebServlet("/ws")
public class WsServlet extends HttpServlet {
    private static final String JSON = "im.v1.json";
    static final String MSGPACK = "im.v1.msgpack";

    @Inject
    transient @Nullable Server server;

    @Inject
    transient @Nullable Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (settings == null || !new Origins(settings.origins()).allow(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "This origin may not connect; see im.origins.");
        } else if (server == null || !server.isReady()) {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Starting or stopping; try again.");
        } else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            response.sendError(426, "This is a WebSocket address.");
        } else {
            upgrade(request, response, new WsEndpoint(server.messenger(), Caller.of(request)));
        }
    }

    private static void upgrade(HttpServletRequest request, HttpServletResponse response, WsEndpoint endpoint)
            throws IOException, ServletException {
        ServerContainer container =
                (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(WsEndpoint.class, "/ws")
                .subprotocols(List.of(JSON, MSGPACK))
                .configurator(new OneEndpoint(endpoint))
                .build();
        try {
            container.upgradeHttpToWebSocket(request, response, config, Map.of());
        } catch (DeploymentException impossible) {
            throw new ServletException(impossible);
        }
    }

    /** Hands the container the endpoint that knows its caller; the origin was looked at where the host is known. */
    private static final class OneEndpoint extends ServerEndpointConfig.Configurator {
        private final WsEndpoint endpoint;

        OneEndpoint(WsEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
