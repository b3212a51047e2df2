package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.command.Askers;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asks the messenger what a packet would ask, for who has a token and no connection. */
@Dependent
@SuppressWarnings("NullAway.Init")
class Asking {
    /** Some servers take no more than 20 KiB of an address and headers together over HTTP/2. */
    private static final int ADDRESS = 16 * 1024;

    /** What the address says, so that nothing else may. */
    private static final List<String> ENVELOPE = List.of("type", "query", "action");

    @Inject
    Logins logins;

    @Inject
    Askers askers;

    @Inject
    Answers answers;

    /**
     * A get, its fields from the address.
     *
     * @throws Refused unknown, not logged in, token ended, malformed, too large, too fast
     */
    CompletionStage<Response> get(String query, UriInfo address, HttpHeaders headers) {
        requireKnown(query);
        Identity who = Bearer.identify(headers, logins);
        Map<String, List<String>> fields = parameters(address);
        refuseEnvelope(Fields.ofParameters(fields));
        fields.put("type", List.of("get"));
        fields.put("query", List.of(query));
        return iq(who, headers, Fields.ofParameters(fields));
    }

    /**
     * A set.
     *
     * @throws Refused unknown, not logged in, token ended, malformed, too fast
     */
    CompletionStage<Response> set(String query, Optional<String> action, Fields body, HttpHeaders headers) {
        requireKnown(query);
        Identity who = Bearer.identify(headers, logins);
        refuseEnvelope(body);
        ObjectNode fields = body.whole().put("type", "set").put("query", query);
        action.ifPresent(name -> fields.put("action", name));
        return iq(who, headers, Fields.of(fields));
    }

    private CompletionStage<Response> iq(Identity who, HttpHeaders headers, Fields body) {
        return ask(who, headers, Op.IQ, body)
                .thenApply(result -> Response.ok(((ObjectNode) result).without(List.of("type", "query")))
                        .build());
    }

    /**
     * A message.
     *
     * @throws Refused not logged in, token ended, too fast
     */
    CompletionStage<Response> message(Fields body, HttpHeaders headers) {
        Identity who = Bearer.identify(headers, logins);
        return ask(who, headers, Op.MESSAGE, body).thenApply(Asking::sent);
    }

    private static Response sent(JsonNode entry) {
        Response.Status status = Response.Status.CREATED;
        if (entry.path("duplicate").booleanValue()) {
            status = Response.Status.OK;
        } else if (!entry.has("seq")) {
            status = Response.Status.ACCEPTED;
        }
        return Response.status(status).entity(entry).build();
    }

    private CompletionStage<JsonNode> ask(Identity who, HttpHeaders headers, int op, Fields body) {
        return answers.of(askers.ask(who, Languages.of(headers), op, body));
    }

    private void requireKnown(String query) {
        if (!askers.knows(query)) {
            throw new Refused(Code.UNKNOWN_COMMAND);
        }
    }

    private static Map<String, List<String>> parameters(UriInfo address) {
        String text = Optional.ofNullable(address.getRequestUri().getRawQuery()).orElse("");
        if (text.length() > ADDRESS) {
            throw new Refused(Code.TOO_LARGE);
        }
        return new HashMap<>(address.getQueryParameters());
    }

    private static void refuseEnvelope(Fields fields) {
        ENVELOPE.stream().filter(fields::has).findFirst().ifPresent(name -> {
            throw Refused.malformed(name);
        });
    }
}
