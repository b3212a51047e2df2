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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the messages of groups go, and who may write to them, as far as is known. */
final class Routes {
    private final MemberBook book;
    private final Transactions transactions;
    private final Cache<ConversationId, Route> routes = Caffeine.newBuilder()
            .maximumWeight(5_000_000)
            .weigher((ConversationId id, Route route) -> route.members().size() + 1)
            .build();

    /** Good as long as their version is the route's. */
    private final Cache<Holder, Rights> rights =
            Caffeine.newBuilder().maximumSize(200_000).build();

    private record Holder(ConversationId conversation, AccountId account) {}

    Routes(MemberBook book, Transactions transactions) {
        this.book = book;
        this.transactions = transactions;
    }

    /** A conversation by its id, whoever asks. */
    Optional<Route> route(ConversationId conversation) {
        return Optional.ofNullable(routes.get(conversation, this::load));
    }

    /** Looked up by one of many who find at once that what is known is older. */
    private Optional<Route> route(ConversationId conversation, long seen) {
        return route(conversation)
                .filter(known -> known.rightsVersion() >= seen)
                .or(() -> Optional.ofNullable(routes.asMap()
                        .compute(
                                conversation,
                                (id, known) -> known != null && known.rightsVersion() >= seen ? known : load(id))));
    }

    private @Nullable Route load(ConversationId conversation) {
        return transactions.call(() -> book.route(conversation)).orElse(null);
    }

    /** Looks again: something of it has changed. */
    void forget(ConversationId conversation) {
        routes.invalidate(conversation);
    }

    /**
     * A conversation that somebody is in. Who is not, as far as is known, is asked about alone: whoever knocks in vain
     * must not have the list of all members read.
     *
     * @throws Refused no such conversation; not a member, if everybody may be one
     */
    Route ofMember(AccountId who, ConversationId conversation) {
        return ofMember(who, conversation, 0);
    }

    private Route ofMember(AccountId who, ConversationId conversation, long seen) {
        return route(conversation, seen)
                .filter(known -> has(known, who))
                // another node may have let somebody in
                .or(() -> look(new Holder(conversation, who)).flatMap(found -> route(conversation, found.version())))
                .filter(route -> has(route, who))
                .orElseThrow(() -> stranger(conversation));
    }

    private boolean has(Route route, AccountId who) {
        return route.crowd() ? find(who, route).isPresent() : route.members().contains(who);
    }

    /** Those of these people who are in a conversation. */
    Set<AccountId> among(Route route, Set<AccountId> people) {
        return route.crowd()
                ? transactions.call(() -> book.among(route.conversation(), people))
                : people.stream().filter(route.members()::contains).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A group that somebody is in.
     *
     * @param seen a rights version that the log was found to have: nothing older is told
     * @throws Refused as {@link #ofMember}
     */
    Route group(AccountId who, ConversationId group, long seen) {
        Route route = ofMember(who, group, seen);
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
        return find(who, route).orElseThrow(() -> stranger(route.conversation()));
    }

    private Optional<Rights> find(AccountId who, Route route) {
        Holder holder = new Holder(route.conversation(), who);
        return Optional.ofNullable(rights.getIfPresent(holder))
                .filter(known -> known.version() == route.rightsVersion())
                .or(() -> look(holder));
    }

    private Optional<Rights> look(Holder holder) {
        Optional<Rights> stored = transactions.call(() -> book.rights(holder.conversation, holder.account));
        stored.ifPresentOrElse(found -> rights.put(holder, found), () -> rights.invalidate(holder));
        return stored;
    }

    /** What somebody is told who is no member. */
    private Refused stranger(ConversationId conversation) {
        boolean open = transactions.call(() -> book.isOpen(conversation));
        return new Refused(open ? Code.NOT_A_MEMBER : Code.NO_SUCH_CONVERSATION);
    }
}
