package io.hongyan.im.web.ws;

import io.hongyan.im.server.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the handshake: refuses pages of other origins (RFC 6455, section 10.2), and writes the client's address
 * where {@link Handshake} finds it, since WebSocket itself has no word for it.
 */
@WebFilter("/ws")
public class HandshakeFilter extends HttpFilter {
    static final String ADDRESS = "Hongyan-Client-Address";

    @Inject
    transient @Nullable Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        if (origin != null && !isAllowed(origin, request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "this origin may not connect; see im.origins");
            return;
        }
        chain.doFilter(new Addressed(request), response);
    }

    private boolean isAllowed(String origin, HttpServletRequest request) {
        if (settings != null && settings.origins().contains(origin)) {
            return true;
        }
        try {
            URI uri = URI.create(origin);
            return uri.getAuthority() != null && uri.getAuthority().equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The request with the address of its sender as a header that no client can forge. */
    private static final class Addressed extends HttpServletRequestWrapper {
        Addressed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return ADDRESS.equalsIgnoreCase(name) ? getRemoteAddr() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return ADDRESS.equalsIgnoreCase(name)
                    ? Collections.enumeration(Set.of(getRemoteAddr()))
                    : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
            names.add(ADDRESS);
            return Collections.enumeration(names);
        }
    }
}
