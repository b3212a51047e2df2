package io.hongyan.im.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.MessageChange;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Standing;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.message.Sight.Seen;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.storage.Transactions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Reactions in channels and rooms: no entries, and nobody is named. How many there are stands at the message, and is told
 * to everybody who is there by the event {@code group}, at most once a second.
 */
final class Counts {
    private static final long INTERVAL_MILLIS = 1_000;
    /** Of one event; who wants to know of more looks at the messages. */
    private static final int MESSAGES = 100;

    private final Ground ground;
    private final Coalescer<ConversationId> events;
    /** Messages whose counts have changed since they were told of. */
    private final Map<ConversationId, Set<Seq>> untold = new ConcurrentHashMap<>();

    /**
     * What they stand on.
     *
     * @param timer when to tell what had to wait
     * @param workers look then how many there are
     */
    record Ground(
            EntryLog log,
            Transactions transactions,
            Delivery delivery,
            ScheduledExecutorService timer,
            Executor workers) {}

    Counts(Ground ground) {
        this.ground = ground;
        this.events = new Coalescer<>(ground.timer, INTERVAL_MILLIS);
    }

    /** Whether reactions to a message are only counted. */
    static boolean areAllOf(Seen seen) {
        Kind kind = seen.member().kind();
        return kind == Kind.CHANNEL || kind == Kind.ROOM;
    }

    /** One reaction more, or fewer, under the log's lock; how many of each there are then. */
    int change(Seen seen, String reaction, boolean more) {
        Map<String, Long> counts = counts(seen.entry());
        counts.merge(reaction, more ? 1L : -1L, Long::sum);
        counts.values().removeIf(count -> count <= 0);
        ObjectNode fields = Json.map();
        fields.set("reactions", json(counts));
        Place place = seen.place();
        ground.log.mark(place, new MessageChange(seen.who(), What.REACTION, place.seq(), fields));
        ground.transactions.afterCommit(() -> changed(place));
        return counts.size();
    }

    private static Map<String, Long> counts(Entry message) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (JsonNode one : reactions(message)) {
            counts.put(one.path("reaction").textValue(), one.path("count").longValue());
        }
        return counts;
    }

    private static JsonNode reactions(Entry message) {
        return message.standing()
                .change(What.REACTION)
                .map(Standing.Change::fields)
                .map(fields -> fields.path("reactions"))
                .orElseGet(Json::list);
    }

    private static ArrayNode json(Map<String, Long> counts) {
        ArrayNode reactions = Json.list();
        counts.forEach((reaction, count) ->
                reactions.addObject().put("reaction", reaction).put("count", count));
        return reactions;
    }

    private void changed(Place place) {
        untold.compute(place.conversation(), (id, known) -> {
            Set<Seq> seqs = known == null ? new LinkedHashSet<>() : known;
            if (seqs.size() < MESSAGES) {
                seqs.add(place.seq());
            }
            return seqs;
        });
        events.submit(place.conversation(), () -> ground.workers.execute(() -> tell(place.conversation())));
    }

    private void tell(ConversationId conversation) {
        Set<Seq> seqs = Optional.ofNullable(untold.remove(conversation)).orElse(Set.of());
        List<ObjectNode> messages = ground.transactions.call(() -> messages(conversation, seqs));
        // who sees as many of them sees the same ones
        Map<Integer, Encoded> packets = new ConcurrentHashMap<>();
        ground.delivery.tell(
                conversation,
                first -> Optional.of(from(first, messages))
                        .filter(seen -> !seen.isEmpty())
                        .map(seen -> packets.computeIfAbsent(seen.size(), size -> event(conversation, seen))));
    }

    /** What a member sees of them. */
    private static List<ObjectNode> from(Seq first, List<ObjectNode> messages) {
        return messages.stream()
                .filter(message -> message.path("seq").longValue() >= first.value())
                .toList();
    }

    private static Encoded event(ConversationId conversation, List<ObjectNode> messages) {
        ObjectNode event = Json.map().put("event", "group").put("group", conversation.toString());
        event.putArray("reactions").addAll(messages);
        return Encoded.push(Op.EVENT, event);
    }

    /** As it is now: of two who changed it at once the second may have come here first. */
    private List<ObjectNode> messages(ConversationId conversation, Set<Seq> seqs) {
        return seqs.stream()
                .flatMap(seq -> ground.log.at(conversation, seq).stream())
                .map(message ->
                        Json.map().put("seq", message.seq().value()).<ObjectNode>set("reactions", reactions(message)))
                .toList();
    }
}
