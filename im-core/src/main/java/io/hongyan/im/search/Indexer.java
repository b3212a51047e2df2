package io.hongyan.im.search;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.Collision;
import io.hongyan.im.storage.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Puts what logs say into the index, each entry once: the horizon of a log moves in the transaction that puts its next
 * entries, under the lock of its row. A log has no holes, so its next entries are known by their seqs.
 */
final class Indexer {
    /** Entries in a transaction. */
    private static final int BATCH = 256;
    /** UTF-16 units of text in a transaction, beyond its first entry. */
    private static final int TEXT = 50_000;

    private static final int TRIES = 3;
    /** After these their target says something else. */
    private static final Set<String> CHANGES = Set.of(What.EDIT.word(), What.RECALL.word());

    private final Transactions transactions;
    private final LogReader logs;
    private final HorizonBook book;
    private final SearchIndex index;

    Indexer(Transactions transactions, LogReader logs, HorizonBook book, SearchIndex index) {
        this.transactions = transactions;
        this.logs = logs;
        this.book = book;
        this.index = index;
    }

    /** Those of these logs that the index is behind of. */
    Map<ConversationId, Seq> behind(Map<ConversationId, Seq> ends) {
        Map<ConversationId, Seq> horizons = ends.isEmpty() ? Map.of() : transactions.call(() -> book.of(ends.keySet()));
        return ends.entrySet().stream()
                .filter(end -> end.getValue().isAfter(horizons.getOrDefault(end.getKey(), Seq.NONE)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Indexes logs up to these ends, as long as there is time, and a step of it even if there is none.
     *
     * @param wait whether to wait for who indexes one of them at this moment; otherwise it is left to them
     */
    Rest reach(Map<ConversationId, Seq> ends, boolean wait, BooleanSupplier time) {
        Rest rest = new Rest(ends);
        boolean more = !ends.isEmpty();
        while (more) {
            Map<ConversationId, Seq> some = rest.some(BATCH);
            know(some.keySet());
            rest.reached(some, transactions.call(() -> step(some, wait)));
            more = !rest.left().isEmpty() && time.getAsBoolean();
        }
        return rest;
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
    private Map<ConversationId, Seq> step(Map<ConversationId, Seq> ends, boolean wait) {
        Map<ConversationId, Seq> horizons = new TreeMap<>(book.lock(ends.keySet(), wait));
        List<Place> next = horizons.entrySet().stream()
                .flatMap(horizon -> LongStream.rangeClosed(
                                horizon.getValue().value() + 1,
                                ends.getOrDefault(horizon.getKey(), Seq.NONE).value())
                        .mapToObj(seq -> new Place(horizon.getKey(), new Seq(seq))))
                .limit(BATCH)
                .toList();
        Map<ConversationId, Seq> moved = put(next, byPlace(next));
        book.move(moved);
        horizons.putAll(moved);
        return horizons;
    }

    private Map<Place, Entry> byPlace(Collection<Place> places) {
        return places.isEmpty()
                ? Map.of()
                : logs.at(places).stream().collect(Collectors.toMap(Entry::place, Function.identity()));
    }

    /** An entry that is missing was removed since, and says nothing. */
    private Map<ConversationId, Seq> put(List<Place> next, Map<Place, Entry> entries) {
        List<Entry> taken = new ArrayList<>();
        Map<ConversationId, Seq> moved = new HashMap<>();
        int text = 0;
        for (Place place : next) {
            Optional<Entry> entry = Optional.ofNullable(entries.get(place));
            text += entry.flatMap(Document::text).map(String::length).orElse(0);
            if (text > TEXT && !moved.isEmpty()) {
                break;
            }
            entry.ifPresent(taken::add);
            moved.put(place.conversation(), place.seq());
        }
        index.put(documents(taken));
        return moved;
    }

    private List<Document> documents(List<Entry> entries) {
        Map<Place, Document> documents = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.asMessage().isPresent())
                .forEach(entry -> documents.put(entry.place(), Document.of(entry, false)));
        List<Place> targets = entries.stream()
                .filter(entry -> CHANGES.contains(entry.happening().kind()))
                .flatMap(entry ->
                        entry.happening().target().stream().map(target -> new Place(entry.conversation(), target)))
                .filter(target -> !documents.containsKey(target))
                .distinct()
                .toList();
        byPlace(targets).values().stream()
                .filter(entry -> entry.asMessage().isPresent())
                .forEach(entry -> documents.put(entry.place(), Document.of(entry, true)));
        return documents.values().stream()
                .sorted(Comparator.comparing(Document::point))
                .toList();
    }
}
