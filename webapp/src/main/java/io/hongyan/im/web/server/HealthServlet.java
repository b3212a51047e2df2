package io.hongyan.im.web.server;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code live}: the process answers. {@code ready}: it serves requests; no longer when it begins to stop. */
@WebServlet({"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
    @Inject
    transient @Nullable Server server;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean live = request.getServletPath().endsWith("live");
        boolean up = live || (server != null && server.isReady());
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
    }
}
