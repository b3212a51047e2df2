package io.hongyan.im.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** People who ask to be let into groups, and wait until an administrator has decided. */
final class Requests {
    /** So many wait for one group. */
    private static final int MOST = 1_000;
    /** Who was refused does not ask again for so long. */
    private static final long PAUSE = Duration.ofDays(1).toMillis();

    private final Desk desk;
    private final RequestBook book;
    private final GroupEvents events;

    Requests(Desk desk, RequestBook book, GroupEvents events) {
        this.desk = desk;
        this.book = book;
        this.events = events;
    }

    /** Asks, or asks in other words. @throws Refused if they were refused lately, or too many wait */
    void ask(Group group, Identity who, String greeting) {
        long now = desk.ground().members().now();
        Optional<Request> before = book.find(group.id(), who.account());
        boolean lately =
                before.filter(one -> one.refused() && one.time() > now - PAUSE).isPresent();
        boolean waits = before.filter(one -> !one.refused()).isPresent();
        if (lately || (!waits && book.waiting(group.id()) >= MOST)) {
            throw new Refused(Code.STATE);
        }
        book.put(group.id(), new Request(who.account(), greeting, false, now));
        tell(group.id());
    }

    /** Takes back what somebody asked, who is let in. @throws Refused if they don't wait */
    void take(ConversationId group, AccountId account) {
        if (book.find(group, account).filter(one -> !one.refused()).isEmpty()) {
            throw new Refused(Code.STATE);
        }
        forget(group, List.of(account));
    }

    /** Lets somebody not in, by an administrator. @throws Refused if they don't wait */
    void refuse(Identity who, ConversationId id, String user) {
        desk.lock(who, id).asModerator();
        AccountId account = desk.person(user).id();
        take(id, account);
        book.put(id, new Request(account, "", true, desk.ground().members().now()));
        events.refused(id, account);
    }

    /** Nobody asks any more who is in. */
    void forget(ConversationId group, Collection<AccountId> accounts) {
        if (book.remove(group, accounts) > 0) {
            tell(group);
        }
    }

    /** The first that wait after one, by account. */
    List<Request> waiting(ConversationId group, Optional<AccountId> after, int limit) {
        return book.waiting(group, after, limit);
    }

    /** One on the wire. */
    ObjectNode json(Request request) {
        Account account = desk.ground().accounts().find(request.account()).orElseThrow();
        ObjectNode json = Json.map().put("user", account.username().value()).put("name", account.name());
        if (!request.greeting().isEmpty()) {
            json.put("greeting", request.greeting());
        }
        return json.put("time", request.time());
    }

    private void tell(ConversationId group) {
        events.requested(group, desk.ground().groups().moderators(group), book.waiting(group));
    }
}
