package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.SqlFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure of a request into its answer; the one place that does. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Context
    private @Nullable HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        Locale language = headers == null ? Locale.ENGLISH : Languages.of(headers);
        return answer(failure, language);
    }

    static Response answer(Throwable failure, Locale language) {
        Optional<Refused> refused = refused(failure);
        if (refused.isPresent()) {
            return Problem.of(refused.get(), language);
        }
        if (failure instanceof WebApplicationException http
                && http.getResponse().getStatus() < 500) {
            return http(http.getResponse(), language);
        }
        return Problem.of(incident(failure, "rest"), language);
    }

    /** Servers wrap what a reader throws. */
    private static Optional<Refused> refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    /** What HTTP refused before it came to us: no such path, no such method, no JSON. */
    private static Response http(Response response, Locale language) {
        int status = response.getStatus();
        if (status < 400) {
            return response;
        }
        boolean unknown = status == Response.Status.NOT_FOUND.getStatusCode()
                || status == Response.Status.METHOD_NOT_ALLOWED.getStatusCode();
        return Problem.of(new Refused(unknown ? Code.UNKNOWN_COMMAND : Code.MALFORMED), status, language);
    }

    /**
     * A fault of ours, logged under the number that the client is told.
     *
     * @param where for the log
     */
    static Refused incident(Throwable failure, String where) {
        String incident = UUID.randomUUID().toString();
        LOG.error("event=incident incident={} where={}", incident, where, SqlFailure.loggable(failure));
        return new Refused(Code.INTERNAL, Map.of("incident", incident));
    }
}
