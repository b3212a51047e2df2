package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Fields;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Sending, by who has no connection. */
@Dependent
@Path("messages")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
    @Inject
    Asking asking;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> send(Fields body, @Context HttpHeaders headers) {
        return asking.message(body, headers);
    }
}
