package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Kind;
import io.hongyan.im.command.Query;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.people.Cards;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code sync}: the conversations that changed since a cursor. A cursor is a moment of the database's clock, set back by
 * the longest time that a writing transaction may take, so that a commit that overtakes another is never missed.
 */
public final class SyncQuery implements Query {
    private static final long SET_BACK = TimeUnit.SECONDS.toMillis(Transactions.LIMIT_SECONDS);

    private final Ground ground;
    private final GroupCards cards;

    /** What it stands on. */
    public record Ground(
            Accounts accounts,
            MemberBook book,
            GroupBook groups,
            EntryLog log,
            Marks marks,
            EntryJson json,
            Transactions transactions) {}

    public SyncQuery(Ground ground) {
        this.ground = ground;
        this.cards = new GroupCards(ground.accounts);
    }

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        int limit = body.limit(Limits.PAGE);
        return ground.transactions.call(() -> {
            long now = ground.book.now();
            SyncCursor cursor = SyncCursor.begin(body.text("cursor"), now - SET_BACK);
            List<Line> changed = lines(who.account(), cursor, limit + 1);
            Round round = new Round(who.account(), changed, cursor.since(), now);
            Page page = Page.of(changed.subList(0, Math.min(limit, changed.size())), round::line);
            boolean more = page.taken() < changed.size();
            ObjectNode answer = Json.map().set("conversations", page.json());
            answer.put(
                    "cursor", more ? cursor.next(changed.get(page.taken() - 1).conversation()) : cursor.end());
            return answer.put("more", more);
        });
    }

    /** A cursor of what changes from so long ago on, or later. */
    public String cursor(Duration ago) {
        return ground.transactions.call(() -> {
            long since = ground.book.now() - SET_BACK - ago.toMillis();
            return SyncCursor.begin(Optional.empty(), since).end();
        });
    }

    /** A conversation that changed; without a membership if it is one's own no longer. */
    private record Line(ConversationId conversation, Optional<Membership> mine) {}

    private List<Line> lines(AccountId reader, SyncCursor cursor, int limit) {
        Stream<Line> changed = ground.book.changed(reader, cursor.since(), cursor.after(), limit).stream()
                .map(mine -> new Line(mine.conversation(), Optional.of(mine)));
        // who begins anew holds nothing to let go of
        Stream<Line> left = cursor.since() == 0
                ? Stream.empty()
                : ground.groups.left(reader, cursor.since(), cursor.after(), limit).stream()
                        .map(conversation -> new Line(conversation, Optional.empty()));
        return Stream.concat(changed, left)
                .sorted(Comparator.comparing(Line::conversation))
                .limit(limit)
                .toList();
    }

    /** What one answer needs to know of all its conversations, asked once. */
    private final class Round {
        private final AccountId reader;
        private final Map<ConversationId, Group> groups;
        private final Map<ConversationId, List<Membership>> members;
        private final Map<ConversationId, Long> mentions;
        private final Map<ConversationId, String> drafts;
        private final long now;
        private final Map<ConversationId, Entry> last;
        private final Personal personal;
        private final Map<ConversationId, List<Seq>> deleted;

        Round(AccountId reader, List<Line> lines, long since, long now) {
            List<Membership> changed =
                    lines.stream().flatMap(line -> line.mine.stream()).toList();
            List<ConversationId> ids =
                    changed.stream().map(Membership::conversation).toList();
            this.reader = reader;
            this.now = now;
            this.groups = ground.groups.groups(ids);
            List<ConversationId> small = ids.stream().filter(this::isSmall).toList();
            this.members = small.isEmpty() ? Map.of() : ground.book.members(small);
            this.mentions = ids.isEmpty() ? Map.of() : ground.book.mentions(reader, ids);
            this.drafts = ids.isEmpty() ? Map.of() : ground.book.drafts(reader, ids);
            this.last = ground.log.last(changed);
            ground.accounts.remember(people());
            this.personal = ground.marks.personal(reader, last.values());
            // who begins anew reads of each message that it is deleted
            this.deleted = since == 0 || ids.isEmpty() ? Map.of() : ground.marks.deleted(reader, ids, since);
        }

        /** Whom the answer names. */
        private Set<AccountId> people() {
            return Stream.of(
                            members.values().stream().flatMap(List::stream).map(Membership::account),
                            groups.values().stream().map(Group::owner),
                            groups.values().stream()
                                    .flatMap(group -> group.announcement().stream())
                                    .map(Announcement::by),
                            last.values().stream()
                                    .map(entry -> entry.happening().sender()))
                    .flatMap(people -> people)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private boolean isSmall(ConversationId id) {
            return Optional.ofNullable(groups.get(id))
                    .filter(group -> group.crowd() || group.members() > ReadQuery.PEERS)
                    .isEmpty();
        }

        ObjectNode line(Line line) {
            return line.mine
                    .filter(mine -> mine.kind() == Kind.DIRECT || groups.containsKey(mine.conversation()))
                    .map(this::conversation)
                    .orElseGet(() ->
                            Json.map().put("id", line.conversation.toString()).put("removed", true));
        }

        private ObjectNode conversation(Membership mine) {
            List<Membership> all = members.getOrDefault(mine.conversation(), List.of());
            ObjectNode conversation = Json.map().put("id", mine.conversation().toString());
            Optional.ofNullable(groups.get(mine.conversation()))
                    .ifPresentOrElse(
                            group -> {
                                ObjectNode card = cards.card(group, mine);
                                conversation.set("kind", card.path("kind"));
                                conversation.set("group", card);
                            },
                            () -> conversation.put("kind", "direct").set("with", Cards.card(with(all))));
            conversation
                    .put("firstSeq", mine.firstSeq().value())
                    .put("lastSeq", mine.lastSeq().value())
                    .put("readSeq", mine.position().read().value())
                    .put("unread", mine.unread())
                    .put("mentions", mentions.getOrDefault(mine.conversation(), 0L));
            mine.settings().write(conversation, now);
            Optional.ofNullable(drafts.get(mine.conversation())).ifPresent(text -> conversation.put("draft", text));
            Entry entry = last.get(mine.conversation());
            if (entry != null) {
                conversation.set("last", ground.json.paged(entry, route(mine, all), mine.reader(personal)));
            }
            Optional.ofNullable(deleted.get(mine.conversation()))
                    .ifPresent(seqs -> conversation.set(
                            "deleted", Json.of(seqs.stream().map(Seq::value).toList())));
            return isSmall(mine.conversation()) ? conversation.set("peers", peers(all)) : conversation;
        }

        private Account with(List<Membership> all) {
            return all.stream()
                    .map(Membership::account)
                    .filter(account -> !account.equals(reader))
                    .findAny()
                    .or(() -> Optional.of(reader))
                    .flatMap(ground.accounts::find)
                    .orElseThrow();
        }

        private Route route(Membership mine, List<Membership> all) {
            Set<AccountId> accounts = all.stream().map(Membership::account).collect(Collectors.toUnmodifiableSet());
            return new Route(mine.conversation(), mine.kind(), accounts, 0);
        }

        private ArrayNode peers(List<Membership> all) {
            ArrayNode peers = Json.list();
            all.stream()
                    .filter(member -> !member.account().equals(reader))
                    .forEach(member -> peers.add(Positions.json(ground.accounts, member)));
            return peers;
        }
    }
}
