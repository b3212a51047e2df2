package io.hongyan.im.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Kind;
import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.time.Duration;

/** Event (op 515) from a client: it is typing. */
public final class EventCommand implements Command {
    private static final Duration INTERVAL = Duration.ofSeconds(3);
    /** In larger groups nobody is told. */
    private static final int MEMBERS = 50;

    private final Directory directory;
    private final Sessions sessions;
    /** Who was told of lately; more of it is dropped. */
    private final Cache<Typing, Boolean> lately = Caffeine.newBuilder()
            .expireAfterWrite(INTERVAL)
            .maximumSize(100_000)
            .build();

    private record Typing(AccountId account, ConversationId conversation) {}

    public EventCommand(Directory directory, Sessions sessions) {
        this.directory = directory;
        this.sessions = sessions;
    }

    @Override
    public int op() {
        return Op.EVENT;
    }

    @Override
    public Pending handle(Session session, Request request) {
        Identity who = session.identity().orElseThrow(() -> new Refused(Code.NOT_LOGGED_IN));
        if (!request.body().requiredText("event").equals("typing")) {
            throw Refused.malformed("event");
        }
        directory.find(who, request.body().requiredText("conversation")).ifPresent(route -> typing(who, route));
        return Pending.done();
    }

    private void typing(Identity who, Route route) {
        if (!route.hasAtMost(MEMBERS)) {
            return;
        }
        if (lately.asMap().putIfAbsent(new Typing(who.account(), route.conversation()), true) != null) {
            return;
        }
        Encoded event = Encoded.push(
                Op.EVENT,
                Json.map()
                        .put("event", "typing")
                        .put("conversation", route.conversation().toString())
                        .put("from", who.username().value()));
        route.members().stream()
                .filter(member -> !member.equals(who.account()))
                .filter(member -> route.kind() != Kind.DIRECT || directory.isOpen(who.account(), member))
                .forEach(member -> sessions.push(member, event));
    }
}
