package io.hongyan.im.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Query;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.Marks;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.message.Sight.Seen;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** {@code message}: one message with its edits, the pinned ones; and what people do to messages that are stored. */
public final class MessageQuery implements Query {
    private static final Set<String> LATER = Set.of("edit", "recall", "forward");

    private final Ground ground;
    private final Changes changes;
    private final Later later;
    private final Forwarding forwarding;

    /** What it stands on. */
    record Ground(Sight sight, EntryLog log, Marks marks, Sessions sessions, Transactions transactions) {}

    MessageQuery(Ground ground, Changes changes, Later later, Forwarding forwarding) {
        this.ground = ground;
        this.changes = changes;
        this.later = later;
        this.forwarding = forwarding;
    }

    @Override
    public String name() {
        return "message";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        boolean pinned = body.flag("pinned");
        Optional<Seq> seq = body.integer("seq", 1, Limits.INTEGER).map(Seq::new);
        String name = body.requiredText("conversation");
        if (!pinned && seq.isEmpty()) {
            throw Refused.malformed("seq");
        }
        return ground.transactions.call(() -> {
            ConversationId conversation = ground.sight.conversation(who, name);
            return pinned ? pinned(who, conversation) : one(who, new Place(conversation, seq.orElseThrow()));
        });
    }

    private ObjectNode pinned(Identity who, ConversationId conversation) {
        Membership member = ground.sight.member(who, conversation);
        List<Entry> entries = ground.sight.still(member, ground.marks.pinned(conversation));
        return Json.map().set("entries", ground.sight.json(member, entries));
    }

    private ObjectNode one(Identity who, Place place) {
        Seen seen = ground.sight.message(who, place);
        ObjectNode answer = Json.map();
        answer.set(
                "entry", ground.sight.json(seen.member(), List.of(seen.entry())).get(0));
        ArrayNode edits = answer.putArray("edits");
        for (Entry edit : ground.log.edits(place)) {
            edits.add(Said.of(edit));
        }
        return answer;
    }

    @Override
    public ObjectNode set(Session session, Identity who, Fields body) {
        Place place = place(who, body);
        return switch (body.requiredText("action")) {
            case "delete" -> delete(session, who, place);
            case "react" -> entries(who, place, changes.react(who, place, Reactions.read(body), true));
            case "unreact" -> entries(who, place, changes.react(who, place, Reactions.read(body), false));
            case "pin" -> entries(who, place, changes.pin(who, place, true));
            case "unpin" -> entries(who, place, changes.pin(who, place, false));
            default -> throw Refused.malformed("action");
        };
    }

    private Place place(Identity who, Fields body) {
        Seq seq = body.integer("seq", 1, Limits.INTEGER).map(Seq::new).orElseThrow(() -> Refused.malformed("seq"));
        String name = body.requiredText("conversation");
        return new Place(ground.transactions.call(() -> ground.sight.conversation(who, name)), seq);
    }

    @Override
    public boolean isLater(Fields body) {
        return LATER.contains(body.requiredText("action"));
    }

    @Override
    public CompletableFuture<ObjectNode> setLater(Session session, Identity who, Fields body, Setting setting) {
        if (body.requiredText("action").equals("forward")) {
            return forwarding.forward(session, who, body, setting);
        }
        Place place = place(who, body);
        Later.Work work =
                new Later.Work(who, place, set -> setting.run(() -> entries(who, place, Optional.of(set.get()))));
        return body.requiredText("action").equals("edit") ? later.edit(work, body) : later.recall(work);
    }

    private ObjectNode entries(Identity who, Place place, Optional<Entry> entry) {
        Membership member = ground.sight.member(who, place.conversation());
        return Json.map()
                .set("entries", ground.sight.json(member, entry.stream().toList()));
    }

    private ObjectNode delete(Session session, Identity who, Place place) {
        ObjectNode deleted = Json.map()
                .put("conversation", place.conversation().toString())
                .put("seq", place.seq().value());
        if (changes.delete(who, place)) {
            Encoded event = Encoded.push(Op.EVENT, deleted.deepCopy().put("event", "deleted"));
            ground.transactions.afterCommit(() -> ground.sessions.of(who.account()).stream()
                    .filter(other -> other != session)
                    .forEach(other -> other.push(event)));
        }
        return deleted.put("deleted", true);
    }

    /** Of entries only where they are: what they say may be taken back. */
    @Override
    public ObjectNode kept(ObjectNode answer) {
        ObjectNode kept = answer.deepCopy();
        if (answer.has("entries")) {
            ArrayNode places = kept.putArray("entries");
            answer.path("entries")
                    .forEach(entry -> places.addObject()
                            .put("conversation", entry.path("conversation").textValue())
                            .put("seq", entry.path("seq").longValue()));
        }
        return kept;
    }

    @Override
    public ObjectNode again(Identity who, ObjectNode kept) {
        if (kept.has("entries")) {
            ArrayNode entries = Json.list();
            kept.path("entries").forEach(place -> entries.addAll(once(who, place)));
            return kept.set("entries", entries);
        }
        return kept;
    }

    /** Nothing for who sees the conversation no more. */
    private ArrayNode once(Identity who, JsonNode place) {
        ConversationId conversation =
                ConversationId.of(place.path("conversation").textValue());
        Seq seq = new Seq(place.path("seq").longValue());
        return ground.sight
                .membership(who, conversation)
                .map(member -> ground.sight.json(member, ground.sight.still(member, List.of(seq))))
                .orElseGet(Json::list);
    }
}
