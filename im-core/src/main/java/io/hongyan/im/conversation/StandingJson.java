package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.packet.Json;
import java.util.Set;

/** What became of messages, on the wire. */
final class StandingJson {
    private StandingJson() {}

    /** How a message stands now. */
    static void write(ObjectNode json, Standing standing, Set<String> mine) {
        json.put("asOf", standing.asOf().value());
        standing.change(What.EDIT).ifPresent(edit -> json.put("editedAt", edit.time()));
        standing.change(What.RECALL).ifPresent(recall -> json.put("recalledAt", recall.time()));
        standing.change(What.PIN)
                .ifPresent(pin -> json.put("pinned", pin.fields().path("pinned").asBoolean()));
        standing.change(What.REACTION).ifPresent(change -> json.set("reactions", reactions(change.fields(), mine)));
        if (!standing.states().isEmpty()) {
            json.set("states", Json.map().setAll(standing.states()));
        }
    }

    /** What an entry says of an earlier message. */
    static void write(ObjectNode json, MessageChange change, Set<String> mine) {
        json.setAll(change.fields());
        if (change.what() == What.REACTION) {
            json.set("reactions", reactions(change.fields(), mine));
        }
    }

    private static ArrayNode reactions(JsonNode fields, Set<String> mine) {
        ArrayNode reactions = Json.list();
        for (JsonNode reaction : fields.path("reactions")) {
            ObjectNode one = reaction.deepCopy();
            reactions.add(one.put("mine", mine.contains(one.path("reaction").textValue())));
        }
        return reactions;
    }
}
