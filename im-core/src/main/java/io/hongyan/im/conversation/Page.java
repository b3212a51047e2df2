package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import java.util.List;
import java.util.function.Function;

/**
 * As many items as fit into one packet, and at least one.
 *
 * @param items on the wire
 * @param taken how many of what was offered
 */
public record Page(List<JsonNode> items, int taken) {
    private static final int BYTES = Limits.FRAME - 8 * 1024;

    public static <T> Page of(List<T> offered, Function<T, ObjectNode> write) {
        List<JsonNode> items = new java.util.ArrayList<>();
        long bytes = 0;
        for (T one : offered) {
            JsonNode item = write.apply(one);
            bytes += Encoded.utf8(Json.write(item)) + 1L;
            if (bytes > BYTES && !items.isEmpty()) {
                break;
            }
            items.add(item);
        }
        return new Page(items, items.size());
    }

    public ArrayNode json() {
        return Json.list().addAll(items);
    }
}
