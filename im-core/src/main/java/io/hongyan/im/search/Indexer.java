package io.hongyan.im.search;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.Collision;
import io.hongyan.im.storage.Transactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what logs say into the index, each entry once: the horizon of a log moves in the transaction that puts its next
 * entries, under the lock of its row. A log has no holes, so its next entries are known by their seqs.
 */
final class Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    /** Entries in a transaction. */
    private static final int BATCH = 128;
    /** After a transaction failed the next one has so many times fewer, and after one that did not as many times more. */
    private static final int STEP = 4;
    /** UTF-16 units of text in a transaction, beyond its first entry; each may be a row of the index. */
    private static final int TEXT = 4_000;

    private static final int TRIES = 3;
    /** After these their target says something else. */
    private static final Set<String> CHANGES = Set.of(What.EDIT.word(), What.RECALL.word());

    private final Transactions transactions;
    private final LogReader logs;
    private final HorizonBook book;
    private final SearchIndex index;
    private final Stubborn stubborn;
    /** Logs and entries in the next transaction. */
    private final AtomicInteger batch = new AtomicInteger(BATCH);

    Indexer(Transactions transactions, LogReader logs, HorizonBook book, SearchIndex index, Stubborn stubborn) {
        this.transactions = transactions;
        this.logs = logs;
        this.book = book;
        this.index = index;
        this.stubborn = stubborn;
    }

    /** Those of these logs that the index is behind of. */
    Map<ConversationId, Seq> behind(Map<ConversationId, Seq> ends) {
        Map<ConversationId, Seq> horizons = ends.isEmpty() ? Map.of() : transactions.call(() -> book.of(ends.keySet()));
        return ends.entrySet().stream()
                .filter(end -> end.getValue().isAfter(horizons.getOrDefault(end.getKey(), Seq.NONE)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Indexes logs up to these ends, as long as there is time, and a step of it even if there is none. What is indexed
     * elsewhere at this moment is left to others.
     */
    Rest reach(Map<ConversationId, Seq> ends, BooleanSupplier time) {
        Rest rest = new Rest(ends);
        boolean more = !ends.isEmpty();
        while (more) {
            step(rest, batch.get());
            more = !rest.left().isEmpty() && time.getAsBoolean();
        }
        return rest;
    }

    private void step(Rest rest, int size) {
        Map<ConversationId, Seq> some = rest.some(size);
        try {
            know(some.keySet());
            rest.reached(some, transactions.call(() -> step(some, size)));
            batch.set(Math.min(size * STEP, BATCH));
        } catch (RuntimeException failure) {
            LOG.debug("event=index-step-failed entries={}", size, failure);
            if (size == 1) {
                some.forEach((log, end) -> tell(log, end, failure));
                rest.failed(some);
            }
            batch.set(Math.max(size / STEP, 1));
        }
    }

    private void tell(ConversationId log, Seq end, RuntimeException failure) {
        if (stubborn.speaksOf(log)) {
            LOG.warn("event=not-indexed log={} end={} why={}", log, end, String.valueOf(failure));
        }
    }

    private void know(Collection<ConversationId> conversations) {
        for (int tries = 1; ; tries++) {
            try {
                transactions.run(() -> book.know(conversations));
                return;
            } catch (RuntimeException failure) {
                if (tries == TRIES || !Collision.caused(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** @return where the horizons are by now of those that could be locked */
    private Map<ConversationId, Seq> step(Map<ConversationId, Seq> ends, int size) {
        Map<ConversationId, Seq> horizons = new TreeMap<>(book.lock(ends.keySet()));
        List<Place> next = horizons.entrySet().stream()
                .flatMap(horizon -> LongStream.rangeClosed(
                                horizon.getValue().value() + 1,
                                ends.getOrDefault(horizon.getKey(), Seq.NONE).value())
                        .mapToObj(seq -> new Place(horizon.getKey(), new Seq(seq))))
                .limit(size)
                .toList();
        Map<ConversationId, Seq> moved = put(next);
        book.move(moved);
        transactions.afterCommit(() -> stubborn.moved(moved.keySet()));
        horizons.putAll(moved);
        return horizons;
    }

    private Map<Place, Entry> byPlace(Collection<Place> places) {
        return places.isEmpty()
                ? Map.of()
                : logs.at(places).stream().collect(Collectors.toMap(Entry::place, Function.identity()));
    }

    /** An entry that is missing was removed since, and says nothing. */
    private Map<ConversationId, Seq> put(List<Place> next) {
        Map<Place, Entry> entries = byPlace(next);
        Map<Place, Entry> targets = byPlace(targets(entries));
        TreeMap<Point, Document> documents = new TreeMap<>();
        Map<ConversationId, Seq> moved = new HashMap<>();
        int text = 0;
        for (Place place : next) {
            Optional<Document> document = Optional.ofNullable(entries.get(place))
                    .flatMap(entry -> said(entry, targets))
                    .map(Document::of)
                    .filter(each -> !documents.containsKey(each.point()));
            text += document.map(Document::text).map(String::length).orElse(0);
            if (text > TEXT && !moved.isEmpty()) {
                break;
            }
            document.ifPresent(each -> documents.put(each.point(), each));
            moved.put(place.conversation(), place.seq());
        }
        index.put(List.copyOf(documents.values()));
        return moved;
    }

    /** Those that are not among the entries. */
    private static Set<Place> targets(Map<Place, Entry> entries) {
        return entries.values().stream()
                .flatMap(entry -> target(entry).stream())
                .filter(target -> !entries.containsKey(target))
                .collect(Collectors.toSet());
    }

    private static Optional<Place> target(Entry entry) {
        return entry.happening()
                .target()
                .filter(target -> CHANGES.contains(entry.happening().kind()))
                .map(target -> new Place(entry.conversation(), target));
    }

    /** The message that says something else by an entry. */
    private static Optional<Entry> said(Entry entry, Map<Place, Entry> targets) {
        return (entry.asMessage().isPresent()
                        ? Optional.of(entry)
                        : target(entry).map(targets::get))
                .filter(said -> said.asMessage().isPresent());
    }
}
