package io.hongyan.im.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.DeviceInfo;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Login;
import io.hongyan.im.account.Logins;
import io.hongyan.im.account.Secret;
import io.hongyan.im.account.TokenPair;
import io.hongyan.im.api.UserName;
import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.people.Cards;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Login (op 1): by a token, by a password, or by the token that the connection was opened with. */
public final class LoginCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(LoginCommand.class);

    private final Logins logins;
    private final Clock clock;
    private final BooleanSupplier open;

    /** @param open whether new logins are taken; not while the server shuts down */
    public LoginCommand(Logins logins, Clock clock, BooleanSupplier open) {
        this.logins = logins;
        this.clock = clock;
        this.open = open;
    }

    @Override
    public int op() {
        return Op.LOGIN;
    }

    @Override
    public boolean servesStrangers() {
        return true;
    }

    @Override
    public boolean alwaysAnswers() {
        return true;
    }

    @Override
    public Pending handle(Session session, Request request) {
        if (!open.getAsBoolean()) {
            throw new Refused(Code.OVERLOADED);
        }
        if (session.identity().isPresent()) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        Fields body = request.body();
        session.speak(body.text("locale", 35).map(Locale::forLanguageTag).orElse(Locale.ROOT));
        DeviceInfo device = Devices.read(body);
        Optional<String> username = body.text("username");
        if (username.isEmpty()) {
            String token = body.text("token").or(session::token).orElseThrow(() -> Refused.malformed("token"));
            return Pending.done(accept(session, body, logins.byToken(token, device, session.address()), token));
        }
        Secret password = new Secret(body.requiredText("password"));
        return Pending.later(byPassword(session, username.get(), password, device)
                .thenApply(login -> accept(
                        session, body, login, login.tokens().orElseThrow().access())));
    }

    private CompletableFuture<Login> byPassword(Session session, String username, Secret password, DeviceInfo device) {
        if (!UserName.isValid(username)) {
            throw new Refused(Code.WRONG_CREDENTIALS);
        }
        return logins.byPassword(new UserName(username), password, device, session.address());
    }

    private ObjectNode accept(Session session, Fields body, Login login, String token) {
        Locale locale = body.text("locale", 35)
                .map(Locale::forLanguageTag)
                .orElse(login.account().locale());
        Identity who = new Identity(
                login.account().id(), login.account().username(), login.device().id());
        session.login(who, login.device().kind().name().toLowerCase(Locale.ROOT), locale);
        endIfRevoked(session, token);
        LOG.info(
                "event=login account={} device={} session={} address={}",
                who.account(),
                who.device().value(),
                session.id(),
                session.address());
        return answer(session, login);
    }

    /** Who was signed out between the proof and now was not heard of as a session; nobody slips through. */
    private void endIfRevoked(Session session, String token) {
        try {
            logins.identify(token);
        } catch (Refused revoked) {
            session.close(CloseReason.REVOKED);
            throw revoked;
        }
    }

    private ObjectNode answer(Session session, Login login) {
        ObjectNode answer = Json.map();
        answer.set("user", Cards.card(login.account()));
        answer.put("session", session.id()).put("heartbeat", Sessions.HEARTBEAT_SECONDS);
        answer.set("limits", limits());
        answer.put("time", clock.millis());
        login.tokens().map(LoginCommand::tokens).ifPresent(tokens -> answer.set("tokens", tokens));
        return answer;
    }

    private static ObjectNode tokens(TokenPair pair) {
        return Json.map()
                .put("access", pair.access())
                .put("refresh", pair.refresh())
                .put("expiresIn", pair.expiresIn());
    }

    private static ObjectNode limits() {
        return Json.map()
                .put("packet", Limits.PACKET)
                .put("frame", Limits.FRAME)
                .put("content", Limits.CONTENT)
                .put("text", Limits.TEXT)
                .put("page", Limits.PAGE)
                .put("nesting", Limits.NESTING);
    }
}
