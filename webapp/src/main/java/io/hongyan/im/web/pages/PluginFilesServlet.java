package io.hongyan.im.web.pages;

import io.hongyan.im.web.server.Server;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the page modules of the plugins that run; an address names the jar's hash, so its bytes never change. */
@WebServlet(name = "plugin-files", urlPatterns = "/plugins/*")
public final class PluginFilesServlet extends HttpServlet {
    @Inject
    transient @Nullable Server server;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageAnswer answer = answer(Objects.requireNonNullElse(request.getPathInfo(), ""));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body());
        }
    }

    private PageAnswer answer(String path) throws IOException {
        Optional<PluginFile> asked = PluginFile.of(path);
        Optional<byte[]> bytes = asked.isPresent() ? bytes(asked.get()) : Optional.empty();
        return bytes.map(found -> new PageFile(PageFile.typeOf(path), found, null, null).answer(""))
                .orElseGet(PageAnswer::notFound)
                .with(SecurityHeaders.of(""));
    }

    private Optional<byte[]> bytes(PluginFile asked) throws IOException {
        return server == null || !server.isReady()
                ? Optional.empty()
                : server.messenger().plugins().page(asked.plugin(), asked.hash(), asked.file());
    }
}
