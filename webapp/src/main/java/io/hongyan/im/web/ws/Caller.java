package io.hongyan.im.web.ws;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/** What only the handshake knows of a client: its address, and the access token that it may have brought. */
record Caller(String address, Optional<String> token) {
    private static final String SCHEME = "Bearer ";
    private static final String PROTOCOL = "bearer.";

    static Caller of(HttpServletRequest request) {
        Stream<String> authorization = Stream.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
        Stream<String> protocol = Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> value.startsWith(PROTOCOL))
                .map(value -> value.substring(PROTOCOL.length()));
        return new Caller(
                request.getRemoteAddr(), Stream.concat(authorization, protocol).findFirst());
    }

    @Override
    public String toString() {
        return address;
    }
}
