package io.hongyan.im.conversation;

import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.storage.Transactions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds entries that are about earlier ones, and tells every device of every member after the commit. */
public final class Additions {
    private final Transactions transactions;
    private final EntryLog log;
    private final MemberBook book;
    private final Marks marks;
    private final Delivery delivery;

    public Additions(Transactions transactions, EntryLog log, MemberBook book, Marks marks, Delivery delivery) {
        this.transactions = transactions;
        this.log = log;
        this.book = book;
        this.marks = marks;
        this.delivery = delivery;
    }

    /**
     * Adds entries inside the running transaction, all of it at once and as its last work: their conversations are
     * locked from here to its end, in the order of their ids.
     */
    public List<Entry> add(List<Addition> additions) {
        List<Entry> entries = log.add(additions);
        for (Entry entry : entries) {
            Audience audience = audience(entry);
            transactions.afterCommit(() -> delivery.entry(entry, audience));
        }
        return entries;
    }

    private Audience audience(Entry entry) {
        Route route = book.route(entry.conversation()).orElseThrow();
        return entry.target()
                .map(target -> new Audience(route, unseeing(route, target), reactions(entry, target)))
                .orElseGet(() -> Audience.of(route));
    }

    /** Newcomers to a crowd are known where it is delivered. */
    private Set<AccountId> unseeing(Route route, Place target) {
        Set<AccountId> unseeing = new HashSet<>(marks.deleters(target));
        if (!route.crowd()) {
            unseeing.addAll(book.newcomers(target.conversation(), target.seq()));
        }
        return unseeing;
    }

    private Map<AccountId, Set<String>> reactions(Entry entry, Place target) {
        Map<AccountId, Set<String>> reactions = new HashMap<>();
        if (entry.happening().kind().equals(What.REACTION.word())) {
            for (Marks.Tally tally : marks.reactions(target)) {
                tally.members()
                        .forEach(member -> reactions
                                .computeIfAbsent(member, key -> new HashSet<>())
                                .add(tally.reaction()));
            }
        }
        return reactions;
    }
}
