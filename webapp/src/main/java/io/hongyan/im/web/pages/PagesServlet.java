package io.hongyan.im.web.pages;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** The door of the web pages. */
@WebServlet(
        name = "pages",
        urlPatterns = {"", "/chat/*", "/assets/*", "/openapi.html", "/openapi.yaml"})
public final class PagesServlet extends HttpServlet {

    private transient Pages pages = new Pages(Map.of(), "");

    @Override
    public void init() throws ServletException {
        pages = new Pages(PageFiles.in(getServletContext()), getServletContext().getContextPath());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        String acceptEncoding = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "");
        PageAnswer answer = pages.get(path, acceptEncoding);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body());
        }
    }
}
