package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginCommands;
import io.hongyan.im.plugin.RegisteredCommand;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What plugins can be asked for, for servers and pages without a connection. */
@Dependent
@Path("plugins/{id}/commands")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class PluginCommandsResource {
    @Inject
    Logins logins;

    @Inject
    PluginCommands commands;

    @Inject
    Answers answers;

    @GET
    public ObjectNode commands(@PathParam("id") String plugin, @Context HttpHeaders headers) {
        Identity unused = Bearer.identify(headers, logins);
        List<RegisteredCommand> all = commands.of(plugin);
        if (all.isEmpty()) {
            throw new NotFoundException();
        }
        ArrayNode items = Json.list();
        all.forEach(command -> {
            ObjectNode item = items.addObject().put("name", command.name());
            ArrayNode roles = item.putArray("roles");
            command.roles().stream().sorted().forEach(roles::add);
            item.set("schema", command.schema());
        });
        return Json.map().set("items", items);
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> call(
            @PathParam("id") String plugin, @PathParam("name") String name, Fields body, @Context HttpHeaders headers) {
        Identity who = Bearer.identify(headers, logins);
        return answers.of(commands.find(plugin + "." + name)
                        .orElseThrow(NotFoundException::new)
                        .answer(who, clientId(body), body))
                .thenApply(answer -> Response.ok(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private static Optional<ClientId> clientId(Fields body) {
        return body.text("clientId").map(text -> {
            if (!ClientId.isValid(text)) {
                throw Refused.malformed("clientId");
            }
            return new ClientId(text);
        });
    }
}
