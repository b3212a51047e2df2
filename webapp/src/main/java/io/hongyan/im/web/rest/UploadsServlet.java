package io.hongyan.im.web.rest;

import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.blob.BlobFeature;
import io.hongyan.im.blob.Use;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.web.server.Server;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Uploads by tus 1.0, which go on where they stopped. Each is its account's own: for others there is none. */
@WebServlet({"/api/v1/uploads", "/api/v1/uploads/*"})
public class UploadsServlet extends HttpServlet {
    private static final String BLOB = "/blob";

    @Inject
    transient @Nullable Server server;

    @Inject
    transient @Nullable Logins logins;

    @Inject
    transient @Nullable BlobFeature blobs;

    private transient @Nullable Unfinished unfinished;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TusAnswer answer = new TusAnswer(response, Languages.best(Collections.list(request.getLocales())));
        ServletProblem.guard(answer, answer.language(), "uploads", () -> serve(request, answer));
    }

    private void serve(HttpServletRequest request, TusAnswer answer) throws IOException {
        Unfinished uploads = ready(request);
        if (request.getMethod().equals("OPTIONS")) {
            uploads.service().process(request, answer);
            return;
        }
        Identity who = Bearer.identify(request.getHeader("Authorization"), given(logins));
        String path = request.getRequestURI();
        if (request.getMethod().equals("GET") && path.endsWith(BLOB)) {
            String upload = path.substring(0, path.length() - BLOB.length());
            answer.json("application/json", Json.write(BlobJson.of(uploads.blob(who.account(), upload))));
            return;
        }
        if (request.getMethod().equals("POST")) {
            requireRoom(who, request.getHeader("Upload-Length"));
            uploads.sweep();
        }
        uploads.service().process(request, answer, who.account().toString());
        answer.sayThatItIsLocked();
    }

    private void requireRoom(Identity who, @Nullable String length) {
        if (length == null || !length.matches("[0-9]{1,15}")) {
            throw Refused.malformed("Upload-Length");
        }
        long room = given(blobs).uploads().room(who.account(), Use.FILE);
        if (Long.parseLong(length) > room) {
            throw new Refused(Code.TOO_LARGE, Map.of("limit", room));
        }
        given(blobs).uploads().reserve(who.account(), Long.parseLong(length));
    }

    /** Made with the first request: before, there is no server yet. */
    private synchronized Unfinished ready(HttpServletRequest request) throws IOException {
        if (!given(server).isReady()) {
            throw new Refused(Code.OVERLOADED);
        }
        Unfinished made = unfinished;
        if (made == null) {
            made = new Unfinished(given(blobs), request.getContextPath() + "/api/v1/uploads");
            unfinished = made;
        }
        return made;
    }

    private static <T> T given(@Nullable T injected) {
        if (injected == null) {
            throw new Refused(Code.OVERLOADED);
        }
        return injected;
    }
}
