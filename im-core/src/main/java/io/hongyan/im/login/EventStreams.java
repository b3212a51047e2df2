package io.hongyan.im.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Login;
import io.hongyan.im.account.Logins;
import io.hongyan.im.command.Answer;
import io.hongyan.im.command.Askers;
import io.hongyan.im.conversation.SyncQuery;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Connections that only carry what the server sends, section 3 of the wire protocol. */
public final class EventStreams {
    /** What was committed so long ago was sent by now, or its stream has ended. */
    public static final Duration DELIVERED = Duration.ofMinutes(1);

    private final Logins logins;
    private final Arrivals arrivals;
    private final Askers askers;
    private final SyncQuery sync;
    private final BooleanSupplier open;

    /** @param open whether new streams are taken; not while the server shuts down */
    public EventStreams(Logins logins, Clock clock, Askers askers, SyncQuery sync, BooleanSupplier open) {
        this.logins = logins;
        this.arrivals = new Arrivals(logins, clock);
        this.askers = askers;
        this.sync = sync;
        this.open = open;
    }

    /**
     * How a stream begins.
     *
     * @param packets the first, in order
     * @param cursor from where {@code sync} goes on for who has these packets and all that came on this stream
     * @param whole whether they hold all that was missed, so that later cursors of the stream may be newer
     */
    public record Beginning(List<Encoded> packets, String cursor, boolean whole) {}

    /**
     * Makes a stream reachable for the device of the token that it was opened with. What is pushed from then on comes
     * after the beginning.
     *
     * @param missedSince the cursor of a stream before; empty for a new one
     * @return does not fail; a cursor that is none is answered in the second packet
     * @throws Refused not logged in, token ended, suspended, overloaded
     */
    public CompletableFuture<Beginning> begin(
            Session session, Optional<Locale> language, Optional<String> missedSince) {
        if (!open.getAsBoolean()) {
            throw new Refused(Code.OVERLOADED);
        }
        String token = session.token().orElseThrow(() -> new Refused(Code.NOT_LOGGED_IN));
        String now = sync.cursor(Duration.ZERO);
        Login login = logins.byToken(token, session.address());
        Locale spoken = language.orElse(login.account().locale());
        ObjectNode welcome = Json.map().put("event", "session");
        Encoded first = Encoded.push(Op.EVENT, welcome.setAll(arrivals.accept(session, login, spoken, token)));
        return missedSince
                .map(cursor -> missed(session, cursor).thenApply(second -> second.after(first, cursor)))
                .orElseGet(() -> CompletableFuture.completedFuture(new Beginning(List.of(first), now, true)));
    }

    /** An id for streams that are older than {@link #DELIVERED} and began whole. Asks the database. */
    public String cursor() {
        return sync.cursor(DELIVERED);
    }

    private record Missed(Encoded packet, JsonNode result) {
        Beginning after(Encoded first, String asked) {
            return new Beginning(
                    List.of(first, packet),
                    result.path("cursor").asText(asked),
                    result.has("cursor") && !result.path("more").booleanValue());
        }
    }

    private CompletableFuture<Missed> missed(Session session, String cursor) {
        Identity who = session.identity().orElseThrow(() -> new Refused(Code.TOKEN_ENDED));
        Fields body =
                Fields.of(Json.map().put("type", "get").put("query", "sync").put("cursor", cursor));
        return askers.ask(who, session.locale(), Op.IQ, body)
                .handle((result, failure) -> failure == null
                        ? new Missed(Answer.of(Op.IQ, Optional.empty(), result, session.locale()), result)
                        : new Missed(refusal(failure, session.locale()), MissingNode.getInstance()));
    }

    private static Encoded refusal(Throwable failure, Locale language) {
        return Answer.refusal(Op.IQ, Optional.empty(), Answer.refused(failure), language);
    }
}
