package io.hongyan.im.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.Seq;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** When the part of a log began that a member may see, so that nobody's search looks through what was before. */
final class Beginnings {
    /** The database's clock may have been set back meanwhile. */
    private static final long SLACK = TimeUnit.MINUTES.toMillis(1);

    private static final int SOME = 1_000;
    private static final Seq FIRST = new Seq(1);

    private final LogReader logs;
    private final Cache<Place, Long> known =
            Caffeine.newBuilder().maximumSize(200_000).build();

    Beginnings(LogReader logs) {
        this.logs = logs;
    }

    /** Those conversations of which the member may see anything, inside a transaction. */
    List<Scope> scopes(List<Membership> members, long since) {
        List<Membership> seeing = members.stream()
                .filter(member -> !member.firstSeq().isAfter(member.lastSeq()))
                .toList();
        List<Place> unknown = seeing.stream()
                .filter(member -> member.firstSeq().isAfter(FIRST))
                .map(Beginnings::first)
                .filter(place -> known.getIfPresent(place) == null)
                .toList();
        for (int from = 0; from < unknown.size(); from += SOME) {
            logs.at(unknown.subList(from, Math.min(from + SOME, unknown.size())))
                    .forEach(entry -> known.put(entry.place(), entry.time()));
        }
        return seeing.stream()
                .map(member -> new Scope(member.conversation(), member.firstSeq(), Math.max(since, begin(member))))
                .toList();
    }

    private long begin(Membership member) {
        return known.asMap().getOrDefault(first(member), 0L) - SLACK;
    }

    private static Place first(Membership member) {
        return new Place(member.conversation(), member.firstSeq());
    }
}
