package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what plugins return, on their own threads: what can't be is the plugin's failure and nobody else's. */
final class Nonsense {
    private Nonsense() {}

    /** The same, if there is something. */
    static <T> T refuse(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("the plugin returned no " + what);
        }
        return value;
    }

    /** The same, if it isn't too large for a content. */
    static ObjectNode fitting(ObjectNode content) {
        if (Encoded.utf8(Json.write(content)) > Limits.CONTENT) {
            throw new IllegalStateException("the plugin returned more than a content may hold");
        }
        return content;
    }

    /** The same map as JSON, made of texts, numbers, booleans, lists and maps alone, and not larger than a content. */
    static ObjectNode plain(Map<?, ?> fields) {
        return fitting((ObjectNode) plain(fields, new int[] {Limits.CONTENT}, 0));
    }

    /** The same map as JSON, made of texts, numbers, booleans, lists and maps alone, of whatever size. */
    static JsonNode values(Map<?, ?> fields) {
        return plain(fields, new int[] {Integer.MAX_VALUE}, 0);
    }

    private static JsonNode plain(@Nullable Object value, int[] left, int depth) {
        if (--left[0] < 0 || depth > Limits.NESTING) {
            throw new IllegalStateException("the plugin returned more than a content may hold");
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = Json.map();
            map.forEach((name, each) -> node.set((String) refuse(name, "name"), plain(each, left, depth + 1)));
            return node;
        }
        if (value instanceof Collection<?> list) {
            ArrayNode node = Json.list();
            list.forEach(each -> node.add(plain(each, left, depth + 1)));
            return node;
        }
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof String || value instanceof Boolean || isNumber(value)) {
            return Json.of(value);
        }
        throw new IllegalStateException("the plugin returned a content of " + value.getClass());
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || (value instanceof Double number && Double.isFinite(number));
    }
}
