package io.hongyan.im.web.rest;

import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.plugin.PluginHost;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The jobs of a plugin, for administrators. */
@Dependent
@Path("plugins/{id}/jobs/{name}")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class PluginJobsResource {
    @Inject
    Accounts accounts;

    @Inject
    Logins logins;

    @Inject
    PluginHost plugins;

    @POST
    @Path("run")
    public Response run(
            @PathParam("id") String plugin,
            @PathParam("name") String job,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        Identity who = Administrators.require(headers, logins, accounts);
        Actor actor = Actor.of(who.account(), request.getRemoteAddr());
        boolean known =
                plugins.jobs().filter(desk -> desk.run(plugin, job, actor)).isPresent();
        if (!known) {
            throw new NotFoundException();
        }
        return Response.accepted().build();
    }
}
