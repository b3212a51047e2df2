package io.hongyan.im.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What every packet has around its body, section 2 of the wire protocol. */
final class Envelope {
    static final String VERSION = "v1";

    private Envelope() {}

    /** Reads a packet that its codec has made a tree of; never throws. */
    static Incoming read(JsonNode node) {
        if (!node.isObject()) {
            return unread(Optional.empty());
        }
        Fields fields = Fields.of(node);
        Optional<String> id = Optional.empty();
        try {
            id = fields.text("id", Limits.ID);
            int op = fields.integer("op", 0, Integer.MAX_VALUE)
                    .orElseThrow(() -> Refused.malformed("op"))
                    .intValue();
            return withVersion(fields, id, op);
        } catch (Refused malformed) {
            return unread(id);
        }
    }

    private static Incoming withVersion(Fields fields, Optional<String> id, int op) {
        if (!fields.text("version").orElse(VERSION).equals(VERSION)) {
            return Incoming.refused(op, id, Code.UNKNOWN_VERSION);
        }
        JsonNode body = fields.field("body").orElseGet(Json::map);
        if (!body.isObject() && !body.isArray()) {
            return Incoming.refused(op, id, Code.MALFORMED);
        }
        return Incoming.read(new Request(op, id, Fields.of(body)));
    }

    /** Bytes that are no packet. */
    static Incoming unread() {
        return unread(Optional.empty());
    }

    private static Incoming unread(Optional<String> id) {
        return Incoming.refused(Op.UNREAD, id, Code.MALFORMED);
    }

    /** A packet above the limit. */
    static Incoming tooLarge() {
        return Incoming.refused(Op.UNREAD, Optional.empty(), Code.TOO_LARGE);
    }

    /**
     * An answer.
     *
     * @param message the code in words, in the session's language
     * @param body left out if it is null or missing
     */
    static ObjectNode answer(int op, Optional<String> id, Code code, String message, JsonNode body) {
        ObjectNode packet = Json.map().put("op", op).put("version", VERSION);
        id.ifPresent(value -> packet.put("id", value));
        packet.put("code", code.number()).put("message", message);
        if (!body.isNull() && !body.isMissingNode()) {
            packet.set("body", body);
        }
        return packet;
    }
}
