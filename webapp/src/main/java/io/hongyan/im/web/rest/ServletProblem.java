package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Failures of what is served by a servlet, told as all of REST tells them. */
public final class ServletProblem {
    private ServletProblem() {}

    /** What serves a request. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Does it, or says what went wrong.
     *
     * @param where for the log
     */
    public static void guard(HttpServletResponse response, Locale language, String where, Work work)
            throws IOException {
        try {
            work.run();
        } catch (Refused refused) {
            write(response, refused, Problem.status(refused.code()), language);
        } catch (RuntimeException failure) {
            Refused refused = Problems.incident(failure, where);
            write(response, refused, refused.code().httpStatus(), language);
        }
    }

    static void write(HttpServletResponse response, Refused refused, int status, Locale language) throws IOException {
        response.setStatus(status);
        Problem.headers(refused, status).forEach(response::setHeader);
        json(response, "application/problem+json", Json.write(Problem.body(refused, status, language)));
    }

    static void json(HttpServletResponse response, String type, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
