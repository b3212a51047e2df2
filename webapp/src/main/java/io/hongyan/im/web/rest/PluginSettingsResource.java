package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.plugin.SettingsDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The settings of a plugin that runs, for administrators. */
@Dependent
@Path("plugins/{id}/settings")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class PluginSettingsResource {
    @Inject
    Accounts accounts;

    @Inject
    Logins logins;

    @Inject
    SettingsDesk desk;

    @GET
    public Response settings(@PathParam("id") String plugin, @Context HttpHeaders headers) {
        Administrators.require(headers, logins, accounts);
        return view(plugin, headers);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @PathParam("id") String plugin,
            Fields body,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        return change(plugin, body, true, headers, request.getRemoteAddr());
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String plugin,
            Fields body,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        return change(plugin, body, false, headers, request.getRemoteAddr());
    }

    private Response change(String plugin, Fields body, boolean whole, HttpHeaders headers, String address) {
        Identity who = Administrators.require(headers, logins, accounts);
        ObjectNode values = body.whole();
        if (!desk.change(plugin, values, whole, new SettingsDesk.By(who.account(), address))) {
            throw new NotFoundException();
        }
        return view(plugin, headers);
    }

    private Response view(String plugin, HttpHeaders headers) {
        ObjectNode view = desk.view(plugin, Languages.of(headers)).orElseThrow(NotFoundException::new);
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
