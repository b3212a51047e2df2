package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.id.Seq;
import java.util.Map;
import java.util.Optional;

/**
 * How an entry stands now.
 *
 * @param asOf the last entry that changed it; its own seq if none did
 * @param states the newest state of each kind that a media type has
 * @param changes what was done to it last, by what it was
 */
public record Standing(Seq asOf, Map<String, JsonNode> states, Map<What, Change> changes) {
    /**
     * The newest change of one kind.
     *
     * @param fields as the entry has them
     * @param time milliseconds since 1970
     */
    public record Change(JsonNode fields, long time) {}

    public Standing {
        states = Map.copyOf(states);
        changes = Map.copyOf(changes);
    }

    /** Of what nothing has changed. */
    public static Standing unchanged(Seq seq) {
        return new Standing(seq, Map.of(), Map.of());
    }

    public Optional<Change> change(What what) {
        return Optional.ofNullable(changes.get(what));
    }

    public boolean isRecalled() {
        return changes.containsKey(What.RECALL);
    }

    /** The message with its newest content; with none if it was recalled, maybe just after it was read. */
    NewMessage appliedTo(NewMessage message) {
        if (isRecalled()) {
            return message.emptied();
        }
        return change(What.EDIT)
                .map(Change::fields)
                .map(edit ->
                        message.saying(edit.path("content"), edit.path("body").textValue()))
                .orElse(message);
    }
}
