package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginBook.Wanted;
import io.hongyan.im.plugin.PluginHost;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plugins of this server, for administrators. */
@Dependent
@Path("plugins")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class PluginsResource {
    /** How long ago whoever brings a jar may have given the password. */
    private static final Duration FRESH = Duration.ofMinutes(10);

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

    @DELETE
    @Path("{id}")
    public Response remove(@PathParam("id") String id, @QueryParam("purge") @Nullable String purge) {
        Actor actor = administrator();
        if (purge != null && !purge.equals(id)) {
            throw Refused.malformed("purge");
        }
        boolean known = purge == null ? plugins.remove(id, actor) : plugins.purge(id, actor);
        if (!known) {
            throw new NotFoundException();
        }
        return Response.noContent().build();
    }

    @POST
    @Consumes({"application/java-archive", MediaType.APPLICATION_OCTET_STREAM})
    public Response upload(InputStream jar) throws IOException {
        Identity who = Administrators.require(headers, logins, accounts);
        if (!logins.isFresh(who, FRESH)) {
            throw new Refused(Code.NOT_ALLOWED, Map.of("reason", "login"));
        }
        String id = plugins.upload(jar, actor(who), Languages.of(headers));
        return Response.status(Response.Status.CREATED).entity(view(id)).build();
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
        Identity who = Administrators.require(headers, logins, accounts);
        if (!plugins.want(id, wanted, actor(who), who.username())) {
            throw new NotFoundException();
        }
        return view(id);
    }

    private ObjectNode view(String id) {
        return plugins.reports().one(id, Languages.of(headers)).orElseThrow(NotFoundException::new);
    }

    private Actor administrator() {
        return actor(Administrators.require(headers, logins, accounts));
    }

    private Actor actor(Identity who) {
        return Actor.of(who.account(), request.getRemoteAddr());
    }
}
