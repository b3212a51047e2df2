package io.hongyan.im.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Packets in JSON, section 2 of the wire protocol. */
public final class JsonCodec {
    private static final String VERSION = "v1";

    private JsonCodec() {}

    /** Reads one packet; never throws. */
    public static Incoming decode(String text) {
        if (text.length() > Limits.PACKET || Encoded.utf8(text) > Limits.PACKET) {
            return Incoming.refused(Op.UNREAD, Optional.empty(), Code.TOO_LARGE);
        }
        try {
            JsonNode node = Json.read(text);
            return isText(node, text) ? decode(node) : unread(Optional.empty());
        } catch (JsonProcessingException | ArithmeticException malformed) {
            return unread(Optional.empty());
        }
    }

    /**
     * Reads a map that came without an envelope, by the same rules.
     *
     * @throws Refused malformed
     */
    public static Fields decodeMap(String text) {
        try {
            JsonNode node = Json.read(text);
            return Optional.of(node)
                    .filter(JsonNode::isObject)
                    .filter(map -> isText(map, text))
                    .map(Fields::of)
                    .orElseThrow(() -> new Refused(Code.MALFORMED));
        } catch (JsonProcessingException | ArithmeticException malformed) {
            throw new Refused(Code.MALFORMED);
        }
    }

    private static Incoming decode(JsonNode node) {
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

    private static Incoming unread(Optional<String> id) {
        return Incoming.refused(Op.UNREAD, id, Code.MALFORMED);
    }

    /** An escape can name half a character, which no UTF-8 can carry on. */
    private static boolean isText(JsonNode node, String source) {
        return !(source.contains("\\ud") || source.contains("\\uD")) || isText(node);
    }

    private static boolean isText(JsonNode node) {
        if (node.isTextual()) {
            return StandardCharsets.UTF_8.newEncoder().canEncode(node.textValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(field.getKey())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!isText(child)) {
                return false;
            }
        }
        return true;
    }

    /** A packet that nobody asked for. */
    public static Encoded push(int op, JsonNode body) {
        ObjectNode packet = Json.map().put("op", op).put("version", VERSION);
        packet.set("body", body);
        return Encoded.of(Json.write(packet));
    }

    /**
     * An answer.
     *
     * @param message the code in words, in the session's language
     * @param body left out if it is null or missing
     */
    public static Encoded answer(int op, Optional<String> id, Code code, String message, JsonNode body) {
        ObjectNode packet = Json.map().put("op", op).put("version", VERSION);
        id.ifPresent(value -> packet.put("id", value));
        packet.put("code", code.number()).put("message", message);
        if (!body.isNull() && !body.isMissingNode()) {
            packet.set("body", body);
        }
        return Encoded.of(Json.write(packet));
    }
}
