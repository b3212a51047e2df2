package io.hongyan.im.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.SqlFailure;
import io.hongyan.im.storage.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event {@code group}: what people are told of groups that is no entry. Called inside transactions. */
final class GroupEvents {
    private static final Logger LOG = LoggerFactory.getLogger(GroupEvents.class);
    private static final long INTERVAL_MILLIS = 1_000;

    private final Ground ground;
    private final Coalescer<ConversationId> requests;
    private final Coalescer<ConversationId> counts;

    /**
     * What it stands on.
     *
     * @param timer when to tell what had to wait
     * @param workers ask the database then
     */
    record Ground(
            MemberBook members,
            Delivery delivery,
            Sessions sessions,
            Transactions transactions,
            ScheduledExecutorService timer,
            Executor workers) {}

    GroupEvents(Ground ground) {
        this.ground = ground;
        this.requests = new Coalescer<>(ground.timer, INTERVAL_MILLIS);
        this.counts = new Coalescer<>(ground.timer, INTERVAL_MILLIS);
    }

    /** Tells administrators how many wait to be let in, at most once a second. */
    void requested(ConversationId group, List<AccountId> moderators, int waiting) {
        Encoded event = event(group, Json.map().put("requests", waiting));
        ground.transactions.afterCommit(() -> requests.submit(group, () -> push(moderators, event)));
    }

    /** Tells somebody that they are not let in. */
    void refused(ConversationId group, AccountId account) {
        later(List.of(account), event(group, Json.map().put("refused", true)));
    }

    /** Tells people that they are in something whose log says nothing of it, and soon everybody how many there are. */
    void joined(ConversationId group, Collection<AccountId> accounts) {
        later(accounts, event(group, Json.map().put("joined", true)));
        counted(group);
    }

    /** Tells somebody that they are not any more. */
    void removed(ConversationId group, AccountId account) {
        later(List.of(account), event(group, Json.map().put("removed", true)));
        counted(group);
    }

    private void counted(ConversationId group) {
        ground.transactions.afterCommit(() -> counts.submit(group, () -> count(group)));
    }

    /** Not on the timer's thread, which must not wait. */
    private void count(ConversationId group) {
        try {
            ground.workers.execute(() -> tellCount(group));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("event=count-untold group={} reason=stopping", group);
        }
    }

    private void tellCount(ConversationId group) {
        try {
            int members = ground.transactions.call(() -> ground.members.count(group));
            ground.delivery.tell(group, event(group, Json.map().put("members", members)));
        } catch (RuntimeException failure) {
            LOG.warn("event=count-untold group={}", group, SqlFailure.loggable(failure));
        }
    }

    private void later(Collection<AccountId> accounts, Encoded event) {
        List<AccountId> all = List.copyOf(accounts);
        ground.transactions.afterCommit(() -> push(all, event));
    }

    private void push(Collection<AccountId> accounts, Encoded event) {
        accounts.forEach(account -> ground.sessions.push(account, event));
    }

    private static Encoded event(ConversationId group, ObjectNode more) {
        ObjectNode body = Json.map().put("event", "group").put("group", group.toString());
        return Encoded.push(Op.EVENT, body.setAll(more));
    }
}
