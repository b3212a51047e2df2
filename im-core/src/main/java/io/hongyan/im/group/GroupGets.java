package io.hongyan.im.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupCards;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupRules.Join;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be asked about groups, inside a transaction. */
final class GroupGets {
    /** In larger groups it is not counted who has seen an announcement. */
    private static final int SEEN = 500;

    private final Desk desk;
    private final Links links;
    private final Requests requests;
    private final GroupCards cards;

    GroupGets(Desk desk, Links links, Requests requests) {
        this.desk = desk;
        this.links = links;
        this.requests = requests;
        this.cards = desk.ground().cards();
    }

    ObjectNode run(Identity who, Fields body) {
        Optional<String> token = GroupFields.token(body);
        if (token.isPresent()) {
            return card(who, desk.group(links.conversation(token.get())));
        }
        Group group = desk.group(GroupFields.id(body));
        if (body.flag("members")) {
            return members(who, group, body);
        }
        if (body.flag("requests")) {
            moderator(who, group);
            return requests(group.id(), body);
        }
        if (body.flag("links")) {
            moderator(who, group);
            return Json.map().set("items", Json.list().addAll(links.of(group.id())));
        }
        if (group.rules().join() != Join.OPEN && find(who, group).isEmpty()) {
            throw Desk.stranger(group);
        }
        return card(who, group);
    }

    private ObjectNode card(Identity who, Group group) {
        ObjectNode card = find(who, group).map(mine -> cards.card(group, mine)).orElseGet(() -> cards.card(group));
        if (group.tellsOfMembers() && group.members() <= SEEN) {
            group.announcement()
                    .ifPresent(said -> ((ObjectNode) card.path("announcement"))
                            .put("seen", desk.ground().book().seen(said, group.id())));
        }
        return Json.map().set("group", card);
    }

    private GroupMember mine(Identity who, Group group) {
        return find(who, group).orElseThrow(() -> Desk.stranger(group));
    }

    private Optional<GroupMember> find(Identity who, Group group) {
        return desk.ground().groups().member(group.id(), who.account());
    }

    private void moderator(Identity who, Group group) {
        if (!mine(who, group).role().isModerator()) {
            throw new Refused(Code.NOT_ALLOWED);
        }
    }

    private ObjectNode members(Identity who, Group group, Fields body) {
        GroupMember mine = mine(who, group);
        if (group.kind() != Kind.GROUP && !mine.role().isModerator()) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        int limit = body.limit(Limits.PAGE);
        List<GroupMember> found = desk.ground().groups().members(group.id(), GroupFields.cursor(body), limit + 1);
        return page(found, limit, cards::member, GroupMember::account);
    }

    private ObjectNode requests(ConversationId id, Fields body) {
        int limit = body.limit(Limits.PAGE);
        List<Request> found = requests.waiting(id, GroupFields.cursor(body), limit + 1);
        return page(found, limit, requests::json, Request::account);
    }

    private static <T> ObjectNode page(
            List<T> found, int limit, Function<T, ObjectNode> json, Function<T, AccountId> account) {
        ArrayNode items = Json.list();
        found.stream().limit(limit).map(json).forEach(items::add);
        ObjectNode answer = Json.map().set("items", items);
        if (found.size() > limit) {
            answer.put(
                    "cursor", Long.toString(account.apply(found.get(limit - 1)).value()));
        }
        return answer;
    }
}
