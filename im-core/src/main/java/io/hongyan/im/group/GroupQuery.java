package io.hongyan.im.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.command.Query;
import io.hongyan.im.conversation.Crowds;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.GroupCardBook;
import io.hongyan.im.conversation.GroupCards;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Transactions;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiPredicate;

/** {@code group}: groups, channels and rooms, their cards and members, and what is done to them. */
public final class GroupQuery implements Query {
    private final Transactions transactions;
    private final GroupGets gets;
    private final GroupSets sets;

    /**
     * What it stands on.
     *
     * @param readable whether an account may read a blob that is a picture
     * @param timer when to tell what had to wait
     * @param workers do what takes longer, after the commit
     */
    public record Ground(
            Accounts accounts,
            GroupBook groups,
            GroupCardBook cards,
            LinkBook links,
            RequestBook requests,
            MemberBook members,
            EntryLog log,
            EntryJson json,
            Directory directory,
            Delivery delivery,
            Crowds crowds,
            Transactions transactions,
            GroupSettings settings,
            BiPredicate<AccountId, BlobId> readable,
            Ids ids,
            Sessions sessions,
            ScheduledExecutorService timer,
            Executor workers) {}

    public GroupQuery(Ground ground) {
        GroupCards cards = new GroupCards(ground.accounts);
        Desk desk = new Desk(new Desk.Ground(
                ground.accounts,
                ground.groups,
                ground.cards,
                ground.members,
                ground.log,
                cards,
                ground.directory,
                ground.delivery,
                ground.crowds,
                ground.transactions,
                ground.settings));
        GroupEvents events = new GroupEvents(new GroupEvents.Ground(
                ground.members, ground.delivery, ground.sessions, ground.transactions, ground.timer, ground.workers));
        Passage passage = new Passage(desk, events);
        Links links = new Links(desk, ground.links, ground.ids);
        Requests requests = new Requests(desk, ground.requests, events);
        Making making = new Making(desk, ground.readable, ground.links, ground.requests, ground.workers);
        Coming coming = new Coming(desk, passage, links, requests);
        Going going = new Going(desk, passage, making);
        this.transactions = ground.transactions;
        this.gets = new GroupGets(desk, links, requests);
        this.sets = new GroupSets(
                new GroupSets.Parts(making, coming, going, new Ranks(desk), links, requests),
                new GroupSets.Answers(ground.json, cards));
    }

    @Override
    public String name() {
        return "group";
    }

    @Override
    public ObjectNode set(Session session, Identity who, Fields body) {
        return sets.run(who, body);
    }

    @Override
    public ObjectNode kept(ObjectNode answer) {
        if (!answer.path("link").has("token")) {
            return answer;
        }
        ObjectNode kept = answer.deepCopy();
        ((ObjectNode) kept.path("link")).remove("token");
        return kept;
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        return transactions.call(() -> gets.run(who, body));
    }
}
