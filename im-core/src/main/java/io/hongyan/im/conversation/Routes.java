package io.hongyan.im.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.Optional;

/** Where the messages of groups go, and who may write to them, as far as is known. */
final class Routes {
    private final MemberBook book;
    private final Transactions transactions;
    private final Cache<ConversationId, Route> routes = Caffeine.newBuilder()
            .maximumWeight(5_000_000)
            .weigher((ConversationId id, Route route) -> route.members().size() + 1)
            .build();

    /** Good as long as their version is the route's. */
    private final Cache<Seat, Rights> rights =
            Caffeine.newBuilder().maximumSize(200_000).build();

    private record Seat(ConversationId conversation, AccountId account) {}

    Routes(MemberBook book, Transactions transactions) {
        this.book = book;
        this.transactions = transactions;
    }

    /** A conversation by its id, whoever asks. */
    Optional<Route> route(ConversationId conversation) {
        return Optional.ofNullable(routes.get(
                conversation, id -> transactions.call(() -> book.route(id)).orElse(null)));
    }

    /** Looks again: something of it has changed. */
    void forget(ConversationId conversation) {
        routes.invalidate(conversation);
    }

    /**
     * A conversation that somebody is in.
     *
     * @throws Refused no such conversation; not a member, if everybody may be one
     */
    Route ofMember(AccountId who, ConversationId conversation) {
        return route(conversation)
                .filter(known -> known.members().contains(who))
                .or(() -> {
                    // another node may have let somebody in
                    forget(conversation);
                    return route(conversation);
                })
                .filter(route -> route.members().contains(who))
                .orElseThrow(() -> stranger(conversation));
    }

    /**
     * A group that somebody is in.
     *
     * @throws Refused as {@link #ofMember}
     */
    Route group(AccountId who, ConversationId group) {
        Route route = ofMember(who, group);
        if (route.kind() == Kind.DIRECT) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        return route;
    }

    /**
     * What a member may do.
     *
     * @throws Refused as {@link #ofMember}
     */
    Rights rights(AccountId who, Route route) {
        Seat seat = new Seat(route.conversation(), who);
        return Optional.ofNullable(rights.getIfPresent(seat))
                .filter(known -> known.version() == route.rightsVersion())
                .or(() -> look(seat))
                .orElseThrow(() -> stranger(route.conversation()));
    }

    private Optional<Rights> look(Seat seat) {
        Optional<Rights> stored = transactions.call(() -> book.rights(seat.conversation, seat.account));
        stored.ifPresentOrElse(found -> rights.put(seat, found), () -> rights.invalidate(seat));
        return stored;
    }

    /** What somebody is told who is no member. */
    private Refused stranger(ConversationId conversation) {
        boolean open = transactions.call(() -> book.isOpen(conversation));
        return new Refused(open ? Code.NOT_A_MEMBER : Code.NO_SUCH_CONVERSATION);
    }
}
