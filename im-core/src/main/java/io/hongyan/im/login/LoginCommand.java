package io.hongyan.im.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.DeviceInfo;
import io.hongyan.im.account.Login;
import io.hongyan.im.account.Logins;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.UserName;
import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.Session;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Login (op 1): by a token, by a password, or by the token that the connection was opened with. */
public final class LoginCommand implements Command {
    private final Logins logins;
    private final Arrivals arrivals;
    private final BooleanSupplier open;

    /** @param open whether new logins are taken; not while the server shuts down */
    public LoginCommand(Logins logins, Clock clock, BooleanSupplier open) {
        this.logins = logins;
        this.arrivals = new Arrivals(logins, clock);
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
        Locale language = body.text("locale", 35)
                .map(Locale::forLanguageTag)
                .orElse(login.account().locale());
        return arrivals.accept(session, login, language, token);
    }
}
