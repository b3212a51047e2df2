package io.hongyan.im.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Kind;
import io.hongyan.im.command.Query;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.GroupCards;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Reader;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code group}: groups' cards and members; making one, inviting, leaving, removing. */
public final class GroupQuery implements Query {
    private static final int NAME = 64;
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,19}");

    private final GroupBook book;
    private final GroupCards cards;
    private final EntryJson json;
    private final Transactions transactions;
    private final Groups groups;

    /** What it stands on. */
    public record Ground(
            Accounts accounts,
            GroupBook groups,
            MemberBook members,
            EntryLog log,
            EntryJson json,
            Directory directory,
            Delivery delivery,
            Transactions transactions) {}

    public GroupQuery(Ground ground) {
        this.book = ground.groups;
        this.cards = new GroupCards(ground.accounts);
        this.json = ground.json;
        this.transactions = ground.transactions;
        this.groups = new Groups(new Groups.Ground(
                ground.accounts,
                book,
                ground.members,
                ground.log,
                cards,
                ground.directory,
                ground.delivery,
                transactions));
    }

    @Override
    public String name() {
        return "group";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        ConversationId id = id(body);
        boolean members = body.flag("members");
        Optional<AccountId> after = cursor(body);
        int limit = body.limit(Limits.PAGE);
        return transactions.call(() -> {
            GroupMember mine = mine(id, who);
            return members ? members(id, after, limit) : group(id, mine);
        });
    }

    private GroupMember mine(ConversationId id, Identity who) {
        return Optional.of(id)
                .filter(group -> book.groups(List.of(group)).containsKey(group))
                .flatMap(group -> book.member(group, who.account()))
                .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    private ObjectNode group(ConversationId id, GroupMember mine) {
        return card(book.groups(List.of(id)).values().iterator().next(), mine.role());
    }

    private ObjectNode card(Group group, Role mine) {
        return Json.map().set("group", cards.card(group, mine));
    }

    private ObjectNode members(ConversationId id, Optional<AccountId> after, int limit) {
        List<GroupMember> found = book.members(id, after, limit + 1);
        ArrayNode items = Json.list();
        found.stream().limit(limit).map(cards::member).forEach(items::add);
        ObjectNode answer = Json.map().set("items", items);
        if (found.size() > limit) {
            answer.put("cursor", Long.toString(found.get(limit - 1).account().value()));
        }
        return answer;
    }

    @Override
    public ObjectNode set(Session session, Identity who, Fields body) {
        String action = body.requiredText("action");
        return switch (action) {
            case "create" -> card(groups.create(who, groupName(body), body.texts("users", Group.MOST)), Role.OWNER);
            case "invite" -> entries(groups.invite(who, id(body), invited(body)));
            case "remove" -> entries(groups.remove(who, id(body), body.requiredText("user")));
            case "leave" -> entries(groups.leave(who, id(body)));
            default -> throw Refused.malformed("action");
        };
    }

    private ObjectNode entries(Entry entry) {
        Route route = new Route(entry.conversation(), Kind.GROUP, Set.of(), 0);
        Reader reader = Reader.ofAll(entry.happening().sender());
        return Json.map().set("entries", Json.list().add(json.whole(entry, route, reader)));
    }

    private static String groupName(Fields body) {
        return body.text("name", NAME).filter(name -> !name.isBlank()).orElseThrow(() -> Refused.malformed("name"));
    }

    private static List<String> invited(Fields body) {
        List<String> users = body.texts("users", Group.MOST);
        if (users.isEmpty()) {
            throw Refused.malformed("users");
        }
        return users;
    }

    private static ConversationId id(Fields body) {
        String id = body.requiredText("group");
        if (!ConversationId.isValid(id)) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        return ConversationId.of(id);
    }

    private static Optional<AccountId> cursor(Fields body) {
        return body.text("cursor").map(text -> {
            try {
                return new AccountId(CURSOR.matcher(text).matches() ? Long.parseLong(text) : 0);
            } catch (IllegalArgumentException wrong) {
                throw Refused.malformed("cursor");
            }
        });
    }
}
