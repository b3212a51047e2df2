package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import java.util.Optional;

/**
 * What a member changes of the own settings of a conversation; absent stays as it is.
 *
 * @param mutedUntil as in {@link MemberSettings}
 * @param draft empty without one
 * @param clear whether everything up to the log's end is gone for this member
 */
public record SettingsChange(
        Optional<Boolean> pinned,
        Optional<Long> mutedUntil,
        Optional<Boolean> hidden,
        Optional<String> draft,
        boolean clear) {

    /** @throws Refused malformed, also if nothing is to be changed */
    static SettingsChange read(Fields body) {
        SettingsChange change = new SettingsChange(
                flag(body, "pinned"), mutedUntil(body), flag(body, "hidden"), draft(body), isClear(body));
        if (change.equals(
                new SettingsChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false))) {
            throw Refused.malformed("action");
        }
        return change;
    }

    private static boolean isClear(Fields body) {
        Optional<String> action = body.text("action");
        if (action.filter(word -> !word.equals("clear")).isPresent()) {
            throw Refused.malformed("action");
        }
        return action.isPresent();
    }

    private static Optional<Boolean> flag(Fields body, String name) {
        return body.has(name) ? Optional.of(body.flag(name)) : Optional.empty();
    }

    private static Optional<Long> mutedUntil(Fields body) {
        return body.has("mutedUntil")
                ? body.integer("mutedUntil", MemberSettings.FOR_EVER, Limits.INTEGER)
                        .or(() -> Optional.of(0L))
                : Optional.empty();
    }

    private static Optional<String> draft(Fields body) {
        Optional<String> text = body.text("draft", Limits.TEXT);
        // which PostgreSQL keeps in no text
        if (text.filter(draft -> draft.indexOf('\0') >= 0).isPresent()) {
            throw Refused.malformed("draft");
        }
        return body.has("draft") ? text.or(() -> Optional.of("")) : text;
    }

    /** What was changed, on the wire: what is set no longer is false, 0 or empty. */
    ObjectNode write(ObjectNode json, Membership after) {
        pinned.ifPresent(on -> json.put("pinned", on));
        mutedUntil.ifPresent(until -> json.put("mutedUntil", until));
        hidden.ifPresent(on -> json.put("hidden", on));
        draft.ifPresent(text -> json.put("draft", text));
        if (clear) {
            json.put("firstSeq", after.firstSeq().value()).put("unread", after.unread());
        }
        return json;
    }
}
