package io.hongyan.im.web.rest;

import io.hongyan.im.web.server.Server;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /metrics}: what this node counts and times, for who has the operator's token; for others it is not there. */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {
    @Inject
    transient @Nullable Server server;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Server running = server;
        response.setHeader("Cache-Control", "no-store");
        if (running == null || !mayRead(running.metricsToken(), request.getHeader("Authorization"))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!running.isReady()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            response.setContentType("text/plain; version=0.0.4; charset=utf-8");
            response.getOutputStream().write(bytes(running.messenger().metrics().text()));
        }
    }

    /** Takes as long whatever of the token is right. */
    private static boolean mayRead(Optional<String> token, @Nullable String header) {
        return token.isPresent()
                && Bearer.find(header)
                        .filter(shown -> MessageDigest.isEqual(bytes(token.get()), bytes(shown)))
                        .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
