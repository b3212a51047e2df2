package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.CodeTexts;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A failure as RFC 9457 wants it, with our code. */
final class Problem {
    private static final MediaType TYPE = new MediaType("application", "problem+json");
    private static final int MILLIS = 1_000;

    private Problem() {}

    static Response of(Refused refused, Locale language) {
        return of(refused, status(refused.code()), language);
    }

    /** What is named by an address and unknown is not found. */
    static int status(Code code) {
        return code == Code.UNKNOWN_COMMAND ? Response.Status.NOT_FOUND.getStatusCode() : code.httpStatus();
    }

    /** @param status for what HTTP itself refuses, where the code says less */
    static Response of(Refused refused, int status, Locale language) {
        Response.ResponseBuilder answer = Response.status(status).type(TYPE).entity(body(refused, status, language));
        headers(refused, status).forEach(answer::header);
        return answer.build();
    }

    static ObjectNode body(Refused refused, int status, Locale language) {
        String text = CodeTexts.text(refused.code(), language);
        ObjectNode body = Json.map()
                .put("type", "about:blank")
                .put("title", text)
                .put("status", status)
                .put("detail", detail(refused, text))
                .put("code", refused.code().number());
        refused.details().forEach((name, value) -> body.set(name, Json.of(value)));
        return body;
    }

    private static String detail(Refused refused, String text) {
        return refused.details().get("field") instanceof String field ? text + " (" + field + ")" : text;
    }

    /** Whole seconds, not less than the milliseconds. */
    static long seconds(long millis) {
        return (millis + MILLIS - 1) / MILLIS;
    }

    /** What HTTP says beside the body. */
    static Map<String, String> headers(Refused refused, int status) {
        Map<String, String> headers = new HashMap<>();
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refused.details().get("retryAfter") instanceof Long millis) {
            headers.put(HttpHeaders.RETRY_AFTER, Long.toString(seconds(millis)));
        } else if (refused.code() == Code.OVERLOADED) {
            headers.put(HttpHeaders.RETRY_AFTER, "1");
        }
        if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }
}
