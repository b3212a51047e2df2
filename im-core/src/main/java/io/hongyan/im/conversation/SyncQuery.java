package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Query;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.people.Cards;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * {@code sync}: the conversations that changed since a cursor. A cursor is a moment of the database's clock, set back by
 * the longest time that a writing transaction may take, so that a commit that overtakes another is never missed.
 */
public final class SyncQuery implements Query {
    private static final long SET_BACK = TimeUnit.SECONDS.toMillis(Transactions.LIMIT_SECONDS);

    private final Accounts accounts;
    private final MemberBook book;
    private final EntryLog log;
    private final EntryJson json;
    private final Transactions transactions;

    public SyncQuery(Accounts accounts, MemberBook book, EntryLog log, EntryJson json, Transactions transactions) {
        this.accounts = accounts;
        this.book = book;
        this.log = log;
        this.json = json;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        int limit = body.limit(Limits.PAGE);
        return transactions.call(() -> {
            SyncCursor cursor = SyncCursor.begin(body.text("cursor"), book.now() - SET_BACK);
            List<Membership> changed = book.changed(who.account(), cursor.since(), cursor.after(), limit + 1);
            Round round = new Round(who.account(), changed);
            Page page = Page.of(changed.subList(0, Math.min(limit, changed.size())), round::conversation);
            boolean more = page.taken() < changed.size();
            ObjectNode answer = Json.map().set("conversations", page.json());
            answer.put(
                    "cursor", more ? cursor.next(changed.get(page.taken() - 1).conversation()) : cursor.end());
            return answer.put("more", more);
        });
    }

    /** What one answer needs to know of all its conversations, asked once. */
    private final class Round {
        private final AccountId reader;
        private final Map<ConversationId, List<Membership>> members;
        private final Map<ConversationId, Long> mentions;
        private final Map<ConversationId, Entry> last;

        Round(AccountId reader, List<Membership> changed) {
            List<ConversationId> ids =
                    changed.stream().map(Membership::conversation).toList();
            this.reader = reader;
            this.members = ids.isEmpty() ? Map.of() : book.members(ids);
            this.mentions = ids.isEmpty() ? Map.of() : book.mentions(reader, ids);
            this.last = log.last(changed);
        }

        ObjectNode conversation(Membership mine) {
            List<Membership> all = members.getOrDefault(mine.conversation(), List.of());
            Account with = all.stream()
                    .map(Membership::account)
                    .filter(account -> !account.equals(reader))
                    .findAny()
                    .or(() -> java.util.Optional.of(reader))
                    .flatMap(accounts::find)
                    .orElseThrow();
            ObjectNode conversation =
                    Json.map().put("id", mine.conversation().toString()).put("kind", "direct");
            conversation.set("with", Cards.card(with));
            conversation
                    .put("firstSeq", mine.firstSeq().value())
                    .put("lastSeq", mine.lastSeq().value())
                    .put("readSeq", mine.position().read().value())
                    .put("unread", mine.unread())
                    .put("mentions", mentions.getOrDefault(mine.conversation(), 0L));
            Entry entry = last.get(mine.conversation());
            if (entry != null) {
                conversation.set("last", json.paged(entry, route(mine, all), mine.reader()));
            }
            return conversation.set("peers", peers(all));
        }

        private Route route(Membership mine, List<Membership> all) {
            Set<AccountId> accounts = all.stream().map(Membership::account).collect(Collectors.toUnmodifiableSet());
            return new Route(mine.conversation(), mine.kind(), accounts, 0);
        }

        private ArrayNode peers(List<Membership> all) {
            ArrayNode peers = Json.list();
            all.stream()
                    .filter(member -> !member.account().equals(reader))
                    .forEach(member -> peers.add(Positions.json(accounts, member)));
            return peers;
        }
    }
}
