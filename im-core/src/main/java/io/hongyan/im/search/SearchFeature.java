package io.hongyan.im.search;

import io.hongyan.im.account.Accounts;
import io.hongyan.im.command.Query;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.Marks;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.storage.Transactions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Search, put together. */
public final class SearchFeature {
    /** In a second: little at a time, so that messages under way don't wait long for the index. */
    public static final int TURNS = 10;

    private final AtomicInteger turn = new AtomicInteger();
    private final Query query;
    private final Follower follower;

    /**
     * What it stands on.
     *
     * @param slice how long logs are followed at a time
     */
    public record Ground(
            Accounts accounts,
            Directory directory,
            MemberBook members,
            Marks marks,
            EntryJson json,
            Transactions transactions,
            LogReader logs,
            HorizonBook book,
            SearchIndex index,
            Duration slice) {}

    public SearchFeature(Ground ground) {
        Stubborn stubborn = new Stubborn(System::nanoTime);
        Indexer indexer = new Indexer(ground.transactions, ground.logs, ground.book, ground.index, stubborn);
        Search search = new Search(new Search.Ground(
                ground.transactions,
                ground.members,
                ground.logs,
                ground.marks,
                ground.json,
                indexer,
                ground.index,
                System::nanoTime));
        this.query = new SearchQuery(ground.accounts, ground.directory, ground.members, ground.transactions, search);
        this.follower = new Follower(new Follower.Ground(
                ground.transactions,
                ground.logs,
                ground.members,
                ground.book,
                indexer,
                System::nanoTime,
                ground.slice.toNanos()));
    }

    /** {@code search}. */
    public Query query() {
        return query;
    }

    /** To be called {@link #TURNS} times a second: goes on with what is left, and looks for more once a second. */
    public void turn() {
        if (turn.getAndUpdate(last -> (last + 1) % TURNS) == 0 || follower.isUnderWay()) {
            follow();
        }
    }

    /** Brings the index on for a while; returns at once while another thread does it. */
    public void follow() {
        follower.follow();
    }
}
