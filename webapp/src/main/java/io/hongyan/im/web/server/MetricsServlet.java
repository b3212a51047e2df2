package io.hongyan.im.web.server;

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
    private static final String SCHEME = "Bearer ";

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
            response.getOutputStream()
                    .write(running.messenger().metrics().text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes as long whatever of the token is right. */
    static boolean mayRead(Optional<String> token, @Nullable String header) {
        return token.isPresent()
                && header != null
                && MessageDigest.isEqual(
                        (SCHEME + token.get()).getBytes(StandardCharsets.UTF_8),
                        header.getBytes(StandardCharsets.UTF_8));
    }
}
