package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Kind;
import io.hongyan.im.command.Query;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/** {@code read}: how far the members have read, and that one has read further. */
public final class ReadQuery implements Query {
    /** In larger groups only one's own devices are told. */
    static final int PEERS = 20;
    /** In larger groups nobody sees who has read. */
    private static final int READERS = 500;

    private final Directory directory;
    private final MemberBook book;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Transactions transactions;
    private final Coalescer<Reader> events;

    private record Reader(ConversationId conversation, AccountId account) {}

    /** @param timer sends what had to wait: a reader is told of at most once a second */
    public ReadQuery(
            Directory directory,
            MemberBook book,
            Accounts accounts,
            Sessions sessions,
            Transactions transactions,
            ScheduledExecutorService timer) {
        this.directory = directory;
        this.book = book;
        this.accounts = accounts;
        this.sessions = sessions;
        this.transactions = transactions;
        this.events = new Coalescer<>(timer, 1_000);
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        Optional<Seq> seq = body.integer("seq", 1, Limits.INTEGER).map(Seq::new);
        return directory
                .find(who, body.requiredText("conversation"))
                .map(route -> transactions.call(() -> get(who, route, seq)))
                .orElseGet(() -> items(List.of()));
    }

    private ObjectNode get(Identity who, Route route, Optional<Seq> seq) {
        Membership mine = require(book.membership(route.conversation(), who.account()));
        refuseBeyond(mine, "seq", seq);
        if (seq.filter(mine.firstSeq()::isAfter).isPresent()) {
            throw new Refused(Code.NO_SUCH_MESSAGE);
        }
        if (!showsReaders(route)) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        return items(book.members(List.of(route.conversation())).getOrDefault(route.conversation(), List.of()));
    }

    private static boolean showsReaders(Route route) {
        return Set.of(Kind.DIRECT, Kind.GROUP).contains(route.kind()) && route.hasAtMost(READERS);
    }

    @Override
    public ObjectNode set(Session session, Identity who, Fields body) {
        Optional<Seq> read = body.integer("seq", 0, Limits.INTEGER).map(Seq::new);
        Optional<Seq> delivered = body.integer("delivered", 0, Limits.INTEGER).map(Seq::new);
        if (read.isEmpty() && delivered.isEmpty()) {
            throw Refused.malformed("seq");
        }
        Route route = directory
                .find(who, body.requiredText("conversation"))
                .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
        Membership before = require(book.membership(route.conversation(), who.account()));
        refuseBeyond(before, "seq", read);
        refuseBeyond(before, "delivered", delivered);
        Membership after = require(book.advance(route.conversation(), who.account(), read, delivered));
        if (!after.position().equals(before.position())) {
            transactions.afterCommit(() -> tell(session, route, after));
        }
        return items(List.of(after));
    }

    private void tell(Session session, Route route, Membership member) {
        Reader reader = new Reader(route.conversation(), member.account());
        Encoded event = Encoded.push(
                Op.EVENT,
                Json.map()
                        .put("event", "read")
                        .put("conversation", route.conversation().toString())
                        .put(
                                "user",
                                accounts.find(member.account())
                                        .orElseThrow()
                                        .username()
                                        .value())
                        .put("seq", member.position().read().value())
                        .put("delivered", member.position().delivered().value()));
        events.submit(
                reader,
                () -> (route.hasAtMost(PEERS) ? route.members() : Set.of(member.account()))
                        .stream()
                                .flatMap(account -> sessions.of(account).stream())
                                .filter(other -> other != session)
                                .forEach(other -> other.push(event)));
    }

    private static void refuseBeyond(Membership member, String field, Optional<Seq> position) {
        if (position.filter(seq -> seq.isAfter(member.lastSeq())).isPresent()) {
            throw Refused.malformed(field);
        }
    }

    private static Membership require(Optional<Membership> member) {
        return member.orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    private ObjectNode items(List<Membership> members) {
        ArrayNode items = Json.list();
        members.forEach(member -> items.add(Positions.json(accounts, member)));
        return Json.map().set("items", items);
    }
}
