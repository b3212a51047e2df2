package io.hongyan.im.web.ws;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * From which web pages may be connected: from our own, and from those that the operator named (RFC 6455, section 10.2).
 * What is no web page sends no origin.
 */
record Origins(Set<String> allowed) {
    boolean allow(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || allowed.contains(origin) || isOwn(origin, request.getHeader("Host"));
    }

    private static boolean isOwn(String origin, String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
