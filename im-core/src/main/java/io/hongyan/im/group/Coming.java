package io.hongyan.im.group;

import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupRules.Join;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.MembersChange.Action;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How people come into groups. */
final class Coming {
    private final Desk desk;
    private final Passage passage;
    private final Links links;
    private final Requests requests;

    Coming(Desk desk, Passage passage, Links links, Requests requests) {
        this.desk = desk;
        this.passage = passage;
        this.links = links;
        this.requests = requests;
    }

    /** Lets people in, by who may do that; those who are in already are passed over. */
    Optional<Entry> invite(Identity who, ConversationId id, List<String> users) {
        Desk.Locked locked = desk.lock(who, id);
        locked.require(locked.group().rules().invite().includes(locked.mine().role()));
        Map<AccountId, String> newcomers = new LinkedHashMap<>(desk.people(users));
        newcomers.keySet().removeAll(desk.ground().members().among(id, newcomers.keySet()));
        if (newcomers.isEmpty()) {
            throw new Refused(Code.STATE);
        }
        requests.forget(id, newcomers.keySet());
        return passage.in(locked.group(), newcomers, locked.change(Action.INVITE, newcomers.values()));
    }

    /** Goes in by a link, whatever the group says of who may join. */
    Joined follow(Identity who, String token) {
        ConversationId id = links.conversation(token);
        Group group = desk.lock(id);
        refuseMember(who, group);
        links.use(token);
        return joined(who, group);
    }

    /**
     * Goes into a group that is open, or asks to be let in.
     *
     * @throws Refused no such group, also if one can't ask for it
     */
    Joined join(Identity who, ConversationId id, String greeting) {
        Group group = desk.lock(id);
        Join join = group.rules().join();
        if (join == Join.INVITE
                && desk.ground().groups().member(id, who.account()).isEmpty()) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        refuseMember(who, group);
        if (join == Join.OPEN) {
            return joined(who, group);
        }
        requests.ask(group, who, greeting);
        return new Joined(group, false, Optional.empty());
    }

    /** What became of it when somebody wanted to join. */
    record Joined(Group group, boolean in, Optional<Entry> entry) {}

    private void refuseMember(Identity who, Group group) {
        if (desk.ground().groups().member(group.id(), who.account()).isPresent()) {
            throw new Refused(Code.STATE);
        }
    }

    private Joined joined(Identity who, Group group) {
        Map<AccountId, String> newcomer = Map.of(who.account(), who.username().value());
        requests.forget(group.id(), newcomer.keySet());
        Optional<Entry> entry = passage.in(
                group, newcomer, new MembersChange(who.account(), Action.JOIN, List.copyOf(newcomer.values())));
        return new Joined(desk.group(group.id()), true, entry);
    }

    /** Lets somebody in who asked for it, by an administrator. */
    Optional<Entry> approve(Identity who, ConversationId id, String user) {
        Group group = desk.lock(who, id).asModerator().group();
        AccountId newcomer = desk.person(user).id();
        requests.take(id, newcomer);
        return passage.in(group, Map.of(newcomer, user), new MembersChange(who.account(), Action.JOIN, List.of(user)));
    }
}
