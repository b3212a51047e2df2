package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.DeviceInfo;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Login;
import io.hongyan.im.account.Logins;
import io.hongyan.im.account.Secret;
import io.hongyan.im.account.TokenPair;
import io.hongyan.im.api.UserName;
import io.hongyan.im.login.Devices;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in, staying signed in, signing out. */
@Dependent
@Path("tokens")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
    private static final Logger LOG = LoggerFactory.getLogger(TokensResource.class);

    @Inject
    Logins logins;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> signIn(Fields body, @Context HttpServletRequest request) {
        String username = body.requiredText("username");
        Secret password = new Secret(body.requiredText("password"));
        DeviceInfo device = Devices.read(body);
        if (!UserName.isValid(username)) {
            throw new Refused(Code.WRONG_CREDENTIALS);
        }
        String address = request.getRemoteAddr();
        return logins.byPassword(new UserName(username), password, device, address)
                .thenApply(login -> signedIn(login, address));
    }

    private static Response signedIn(Login login, String address) {
        LOG.info(
                "event=signed-in account={} device={} address={}",
                login.account().id(),
                login.device().id().value(),
                address);
        return answer(login.tokens().orElseThrow());
    }

    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response refresh(Fields body) {
        return answer(logins.refresh(body.requiredText("refresh")));
    }

    @DELETE
    public void signOut(@Context HttpHeaders headers) {
        Identity who = Bearer.identify(headers, logins);
        logins.signOut(who);
        LOG.info(
                "event=signed-out account={} device={}",
                who.account(),
                who.device().value());
    }

    private static Response answer(TokenPair pair) {
        ObjectNode tokens = Json.map()
                .put("access", pair.access())
                .put("refresh", pair.refresh())
                .put("expiresIn", pair.expiresIn());
        return Response.ok(tokens).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
