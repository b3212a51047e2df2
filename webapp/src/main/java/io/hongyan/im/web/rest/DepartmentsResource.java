package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.account.Post;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.department.DepartmentChange;
import io.hongyan.im.department.Departments;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.people.Cards;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organisation: read by everybody who is logged in, changed by administrators. */
@Dependent
@Path("departments")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class DepartmentsResource {
    @Inject
    Accounts accounts;

    @Inject
    Logins logins;

    @Inject
    Departments departments;

    @Context
    HttpHeaders headers;

    @Context
    HttpServletRequest request;

    @GET
    public ObjectNode all(
            @QueryParam("since") @Nullable String since,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        Identity unused = Bearer.identify(headers, logins);
        return departments
                .pages()
                .changes(Optional.ofNullable(since), Optional.ofNullable(cursor), PageLimit.of(limit));
    }

    @GET
    @Path("{id}")
    public ObjectNode one(@PathParam("id") String id) {
        Identity unused = Bearer.identify(headers, logins);
        return departments.require(DepartmentChange.id(id)).json();
    }

    @GET
    @Path("{id}/members")
    public ObjectNode members(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        Identity unused = Bearer.identify(headers, logins);
        return departments.pages().members(DepartmentChange.id(id), Optional.ofNullable(cursor), PageLimit.of(limit));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(Fields body) {
        Actor actor = administrator();
        ObjectNode made = departments.create(actor, clientId(body), DepartmentChange.read(body));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode change(@PathParam("id") String id, Fields body) {
        Actor actor = administrator();
        return departments
                .change(actor, DepartmentChange.id(id), DepartmentChange.read(body))
                .json();
    }

    @DELETE
    @Path("{id}")
    public Response remove(@PathParam("id") String id, @QueryParam("to") @Nullable String heir) {
        Actor actor = administrator();
        Optional<DepartmentId> to = Optional.ofNullable(heir).map(DepartmentChange::id);
        departments.remove(actor, DepartmentChange.id(id), to);
        return Response.noContent().build();
    }

    @PUT
    @Path("{id}/members/{user}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode assign(@PathParam("id") String id, @PathParam("user") String user, Fields body) {
        Actor actor = administrator();
        Post post = new Post(
                DepartmentChange.id(id),
                body.text("title").orElse(""),
                DepartmentChange.order(body).orElse(0));
        return Cards.card(departments.assign(actor, post, name(user)));
    }

    @DELETE
    @Path("{id}/members/{user}")
    public Response dismiss(@PathParam("id") String id, @PathParam("user") String user) {
        Actor actor = administrator();
        departments.dismiss(actor, DepartmentChange.id(id), name(user));
        return Response.noContent().build();
    }

    private static UserName name(String user) {
        if (!UserName.isValid(user)) {
            throw new Refused(Code.NO_SUCH_USER);
        }
        return new UserName(user);
    }

    private static Optional<ClientId> clientId(Fields body) {
        return body.text("clientId").map(text -> {
            if (!ClientId.isValid(text)) {
                throw Refused.malformed("clientId");
            }
            return new ClientId(text);
        });
    }

    private Actor administrator() {
        Identity who = Administrators.require(headers, logins, accounts);
        return Actor.of(who.account(), request.getRemoteAddr());
    }
}
