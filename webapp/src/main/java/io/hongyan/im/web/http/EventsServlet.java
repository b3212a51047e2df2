package io.hongyan.im.web.http;

import io.hongyan.im.login.EventStreams;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.server.Messenger;
import io.hongyan.im.session.Session;
import io.hongyan.im.web.rest.Bearer;
import io.hongyan.im.web.rest.Languages;
import io.hongyan.im.web.rest.ServletProblem;
import io.hongyan.im.web.server.Server;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/events}: opens an event stream. */
@WebServlet(urlPatterns = "/api/v1/events", asyncSupported = true)
public class EventsServlet extends HttpServlet {
    @Inject
    transient @Nullable Server server;

    @Inject
    transient @Nullable Heart heart;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Locale> language = language(request);
        ServletProblem.guard(response, language.orElse(Locale.ENGLISH), "events", () -> {
            if (!request.getMethod().equals("GET")) {
                response.setHeader("Allow", "GET");
                throw new Refused(Code.UNKNOWN_COMMAND);
            }
            open(request, response, language);
        });
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Optional<Locale> language)
            throws IOException {
        Messenger messenger = ready();
        String token = Bearer.token(request.getHeader("Authorization"));
        EventStream stream = new EventStream(request.getRemoteAddr(), token);
        Session session = messenger.connect(stream);
        CompletableFuture<EventStreams.Beginning> beginning;
        try {
            beginning = messenger.streams().begin(session, language, missedSince(request));
        } catch (RuntimeException refused) {
            session.gone();
            throw refused;
        }
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store");
        // nginx would keep what it gets until it has much
        response.setHeader("X-Accel-Buffering", "no");
        start(request.startAsync(), stream, session);
        CompletableFuture<Void> unused = beginning.thenAccept(stream::begin);
    }

    private void start(AsyncContext async, EventStream stream, Session session) throws IOException {
        Heart beating = Objects.requireNonNull(heart);
        async.setTimeout(0);
        async.addListener(new Ending(() -> {
            beating.remove(stream);
            session.gone();
        }));
        Output output = new Output(async, async.getResponse().getOutputStream());
        async.getResponse().getOutputStream().setWriteListener(output);
        stream.start(output, session);
        beating.add(stream);
    }

    private Messenger ready() {
        Server running = server;
        if (running == null || !running.isReady()) {
            throw new Refused(Code.OVERLOADED);
        }
        return running.messenger();
    }

    private static Optional<String> missedSince(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .map(String::strip)
                .filter(id -> !id.isEmpty());
    }

    private static Optional<Locale> language(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept-Language"))
                .map(named -> Languages.best(Collections.list(request.getLocales())));
    }
}
