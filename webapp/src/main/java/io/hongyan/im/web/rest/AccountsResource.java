package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.people.Cards;
import io.hongyan.im.server.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registering, and changing one's own password. */
@Dependent
@Path("accounts")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsResource.class);

    @Inject
    Accounts accounts;

    @Inject
    Logins logins;

    @Inject
    Settings settings;

    @POST
    public Response register(Fields body, @Context HttpHeaders headers) {
        if (!settings.registration()) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        Secret password = new Secret(body.requiredText("password"));
        String name = body.requiredText("name");
        Locale locale = body.text("locale").map(Locale::forLanguageTag).orElseGet(() -> Languages.of(headers));
        Account account = accounts.register(username(body), password, name, locale);
        LOG.info("event=registered account={}", account.id());
        return answer(Response.Status.CREATED, Cards.card(account));
    }

    private static UserName username(Fields body) {
        String username = body.requiredText("username");
        if (!UserName.isValid(username)) {
            throw Refused.malformed("username");
        }
        return new UserName(username);
    }

    @PUT
    @Path("me/password")
    public void changePassword(Fields body, @Context HttpHeaders headers) {
        Identity who = Bearer.identify(headers, logins);
        Secret current = new Secret(body.requiredText("current"));
        accounts.changePassword(who, current, new Secret(body.requiredText("password")));
        LOG.info("event=password-changed account={}", who.account());
    }

    private static Response answer(Response.Status status, ObjectNode body) {
        return Response.status(status).entity(body).build();
    }
}
