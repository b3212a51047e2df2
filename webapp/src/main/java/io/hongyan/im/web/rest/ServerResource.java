package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import io.hongyan.im.server.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the server tells everybody about itself. */
@Dependent
@Path("server")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class ServerResource {
    @Inject
    Settings settings;

    @GET
    public ObjectNode server() {
        return Json.map()
                .put("name", "Hongyan")
                .put("version", Version.TEXT)
                .put("registration", settings.registration() ? "open" : "closed");
    }
}
