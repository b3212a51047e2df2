package io.hongyan.im.web.ws;

import io.hongyan.im.web.rest.Bearer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/** What only the handshake knows of a client: its address, and the access token that it may have brought. */
record Caller(String address, Optional<String> token) {
    private static final String PROTOCOL = "bearer.";

    static Caller of(HttpServletRequest request) {
        Stream<String> authorization = Bearer.find(request.getHeader("Authorization")).stream();
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
