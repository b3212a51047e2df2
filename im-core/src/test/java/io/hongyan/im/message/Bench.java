package io.hongyan.im.message;

import io.hongyan.im.api.Act;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.conversation.storage.JpaHolds;
import java.time.Duration;

/** What people may do to the messages of a town. */
final class Bench {
    static final MessageRules RULES = new MessageRules(Duration.ofMinutes(15), Duration.ofMinutes(2));

    private Bench() {}

    static Sight sight(Town town) {
        return new Sight(new Sight.Ground(town.directory, town.book, town.log, town.marks, town.json));
    }

    /** @param allowed whether media types allow anything but sending */
    static Changes changes(Town town, MessageRules rules, boolean allowed) {
        return new Changes(new Changes.Ground(
                sight(town),
                town.accounts,
                town.book,
                town.log,
                town.marks,
                new JpaHolds(town.transactions),
                town.additions,
                new Counts(new Counts.Ground(town.log, town.transactions, town.delivery, Town.TIMER, Runnable::run)),
                (media, act) -> allowed || act == Act.SEND,
                rules));
    }
}
