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

/** Search, put together. */
public final class SearchFeature {
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

    /** Brings the index on for a while, to be called about once a second; returns at once while another thread does it. */
    public void follow() {
        follower.follow();
    }
}
