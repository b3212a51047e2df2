package io.hongyan.im.web.ws;

import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps what only the handshake knows. Each connection has user properties of its own (WebSocket 2.1, section 3.1.7). */
public class Handshake extends ServerEndpointConfig.Configurator {
    private static final String FACTS = Facts.class.getName();
    private static final String BEARER = "bearer.";

    /**
     * What the handshake said.
     *
     * @param address the client's, as {@link HandshakeFilter} wrote it into the request
     */
    record Facts(String address, Optional<String> token) {
        @Override
        public String toString() {
            return address;
        }
    }

    static Facts facts(EndpointConfig config) {
        return config.getUserProperties().get(FACTS) instanceof Facts facts ? facts : new Facts("", Optional.empty());
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        String address = headers(request, HandshakeFilter.ADDRESS).findFirst().orElse("");
        config.getUserProperties().put(FACTS, new Facts(address, token(request)));
    }

    private static Optional<String> token(HandshakeRequest request) {
        Stream<String> authorization = headers(request, "Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
        Stream<String> protocol = headers(request, "Sec-WebSocket-Protocol")
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
        return Stream.concat(authorization, protocol).findFirst();
    }

    private static Stream<String> headers(HandshakeRequest request, String name) {
        for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())) {
                return header.getValue().stream();
            }
        }
        return Stream.empty();
    }
}
