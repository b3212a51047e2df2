package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.AsideBook.Place;
import io.hongyan.im.plugin.ListenerDesk;
import io.hongyan.im.plugin.PluginHost;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plugin's listener could not be told of, for administrators. */
@Dependent
@Path("plugins/{id}/listeners/{name}/set-aside")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class PluginListenersResource {
    private static final int PAGE = 50;

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

    @PathParam("id")
    String plugin;

    @PathParam("name")
    String listener;

    @GET
    public ObjectNode setAside(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        Identity unused = Administrators.require(headers, logins, accounts);
        return desk().aside(plugin, listener, Optional.ofNullable(cursor), limit(limit))
                .orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("release")
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode release(Fields body) {
        Actor actor = administrator();
        return count("released", desk().release(plugin, listener, chosen(body), actor));
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode discard(Fields body) {
        Actor actor = administrator();
        return count("discarded", desk().discard(plugin, listener, chosen(body), actor));
    }

    private static ObjectNode count(String word, Optional<Integer> count) {
        return Json.map().put(word, count.orElseThrow(NotFoundException::new));
    }

    private ListenerDesk desk() {
        return plugins.listeners().orElseThrow(NotFoundException::new);
    }

    private Actor administrator() {
        Identity who = Administrators.require(headers, logins, accounts);
        return Actor.of(who.account(), request.getRemoteAddr());
    }

    /** One message, or all if that is said. */
    private static Optional<Place> chosen(Fields body) {
        if (body.flag("all")) {
            return Optional.empty();
        }
        String conversation = body.requiredText("conversation");
        if (!ConversationId.isValid(conversation)) {
            throw Refused.malformed("conversation");
        }
        long seq = body.integer("seq", 1, Limits.INTEGER).orElseThrow(() -> Refused.malformed("seq"));
        return Optional.of(new Place(ConversationId.of(conversation), new Seq(seq)));
    }

    private static int limit(@Nullable String asked) {
        if (asked == null) {
            return PAGE;
        }
        if (!asked.matches("[1-9][0-9]{0,8}")) {
            throw Refused.malformed("limit");
        }
        return Math.min(Integer.parseInt(asked), Limits.PAGE);
    }
}
