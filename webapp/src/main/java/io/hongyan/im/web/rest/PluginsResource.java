package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.plugin.PluginBook.Wanted;
import io.hongyan.im.plugin.PluginHost;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** The plugins of this server, for administrators. */
@Dependent
@Path("plugins")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class PluginsResource {
    @Inject
    Accounts accounts;

    @Inject
    Logins logins;

    @Inject
    PluginHost plugins;

    @Context
    HttpHeaders headers;

    @Context
    HttpServletRequest request;

    @GET
    public ObjectNode all() {
        administrator();
        return plugins.reports().all(Languages.of(headers));
    }

    @GET
    @Path("{id}")
    public ObjectNode one(@PathParam("id") String id) {
        administrator();
        return view(id);
    }

    @POST
    @Path("rescan")
    public ObjectNode rescan() {
        plugins.rescan(administrator());
        return plugins.reports().all(Languages.of(headers));
    }

    @POST
    @Path("{id}/start")
    public ObjectNode start(@PathParam("id") String id) {
        return want(id, Wanted.STARTED);
    }

    @POST
    @Path("{id}/stop")
    public ObjectNode stop(@PathParam("id") String id) {
        return want(id, Wanted.STOPPED);
    }

    @POST
    @Path("{id}/quarantine")
    public ObjectNode quarantine(@PathParam("id") String id) {
        return want(id, Wanted.QUARANTINED);
    }

    @POST
    @Path("{id}/release")
    public ObjectNode release(@PathParam("id") String id) {
        return want(id, Wanted.STARTED);
    }

    private ObjectNode want(String id, Wanted wanted) {
        if (!plugins.want(id, wanted, administrator())) {
            throw new NotFoundException();
        }
        return view(id);
    }

    private ObjectNode view(String id) {
        return plugins.reports().one(id, Languages.of(headers)).orElseThrow(NotFoundException::new);
    }

    private Actor administrator() {
        Identity who = Administrators.require(headers, logins, accounts);
        return Actor.of(who.account(), request.getRemoteAddr());
    }
}
