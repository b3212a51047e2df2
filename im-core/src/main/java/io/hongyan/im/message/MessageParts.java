package io.hongyan.im.message;

import io.hongyan.im.account.Accounts;
import io.hongyan.im.conversation.Additions;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.conversation.Marks;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Transactions;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Puts together what people may do to stored messages. */
public final class MessageParts {
    private MessageParts() {}

    /** The rows that it stands on. */
    public record Rows(
            EntryLog log, MemberBook book, GroupBook groups, Marks marks, Holds holds, Transactions transactions) {}

    /**
     * What else it stands on.
     *
     * @param messages takes copies
     * @param timer tells later of what changes often
     * @param workers run transactions after a plugin is done
     * @param background does what nobody waits for
     */
    public record Ground(
            Accounts accounts,
            Directory directory,
            EntryJson json,
            Additions additions,
            PluginHost plugins,
            Sessions sessions,
            MessageCommand messages,
            Delivery delivery,
            ScheduledExecutorService timer,
            Executor workers,
            Executor background) {}

    public static MessageQuery query(Rows rows, Ground ground, MessageRules rules) {
        Sight sight = new Sight(new Sight.Ground(ground.directory, rows.book, rows.log, rows.marks, ground.json));
        Acts acts = Acts.of(ground.plugins.types());
        Changes changes = new Changes(new Changes.Ground(
                sight,
                ground.accounts,
                rows.book,
                rows.log,
                rows.marks,
                rows.holds,
                ground.additions,
                new Counts(new Counts.Ground(
                        rows.log, rows.transactions, ground.delivery, ground.timer, ground.background)),
                acts,
                rules));
        Later later = new Later(
                new Later.Ground(
                        sight,
                        ground.directory,
                        rows.book,
                        ground.accounts,
                        ground.plugins,
                        rows.transactions,
                        ground.workers),
                changes);
        Merging merging =
                new Merging(new Merging.Ground(ground.accounts, rows.groups, rows.book, rows.log, rows.holds));
        Forwarding forwarding = new Forwarding(
                new Forwarding.Ground(sight, merging, acts, ground.messages, rows.transactions, ground.workers));
        return new MessageQuery(
                new MessageQuery.Ground(sight, rows.log, rows.marks, ground.sessions, rows.transactions),
                changes,
                later,
                forwarding);
    }
}
