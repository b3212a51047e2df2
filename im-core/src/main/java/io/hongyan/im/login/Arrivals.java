package io.hongyan.im.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Login;
import io.hongyan.im.account.Logins;
import io.hongyan.im.account.TokenPair;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.people.Cards;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a session the person who proved to be at its other end, and makes login's answer. */
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final Logins logins;
    private final Clock clock;

    Arrivals(Logins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * Makes the session reachable.
     *
     * @param token proves the same as the login
     * @return login's answer
     * @throws Refused token ended, if it was revoked since the proof
     */
    ObjectNode accept(Session session, Login login, Locale language, String token) {
        Identity who = new Identity(
                login.account().id(), login.account().username(), login.device().id());
        session.login(who, login.device().kind().name().toLowerCase(Locale.ROOT), language);
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
        login.tokens().map(Arrivals::tokens).ifPresent(tokens -> answer.set("tokens", tokens));
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
