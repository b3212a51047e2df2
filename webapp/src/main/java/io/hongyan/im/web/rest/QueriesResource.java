package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Fields;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Every query of the iq stanza, by its name. A resource with a path of its own goes before all of these, whatever methods
 * it has: one that is named like a query has to serve the query's methods itself.
 */
@Dependent
@Path("{query: [a-z-]+}")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class QueriesResource {
    @Inject
    Asking asking;

    @Context
    HttpHeaders headers;

    @GET
    public CompletionStage<Response> get(@PathParam("query") String query, @Context UriInfo address) {
        return asking.get(query, address, headers);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> set(@PathParam("query") String query, Fields body) {
        return asking.set(query, Optional.empty(), body, headers);
    }

    @POST
    @Path("{action: [a-z-]+}")
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> act(
            @PathParam("query") String query, @PathParam("action") String action, Fields body) {
        return asking.set(query, Optional.of(action), body, headers);
    }
}
