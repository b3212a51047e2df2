package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Maps and lists in MessagePack. */
public final class Msgpack {
    private static final ObjectMapper MAPPER = new ObjectMapper(new MessagePackFactory());

    private Msgpack() {}

    /** An integer that it has no room for becomes a float. */
    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(fitting(node));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a list of so many values begins with. */
    static byte[] listHeader(int size) {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            out.packArrayHeader(size);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode fitting(JsonNode node) {
        if (node.isBigInteger()) {
            return node.bigIntegerValue().bitLength() > Long.SIZE ? DoubleNode.valueOf(node.doubleValue()) : node;
        }
        JsonNode copy = node;
        if (node instanceof ObjectNode map) {
            copy = map.objectNode();
            for (Map.Entry<String, JsonNode> field : map.properties()) {
                ((ObjectNode) copy).set(field.getKey(), fitting(field.getValue()));
            }
        } else if (node instanceof ArrayNode list) {
            copy = list.arrayNode();
            for (JsonNode item : list) {
                ((ArrayNode) copy).add(fitting(item));
            }
        }
        return copy;
    }

    /** The values that stand back to back in a frame. */
    static Stream<JsonNode> read(byte[] frame) {
        List<JsonNode> values = new ArrayList<>();
        try (MessageUnpacker in = MessagePack.newDefaultUnpacker(frame)) {
            while (in.hasNext()) {
                values.add(Json.read(in.unpackValue().toJson()));
            }
            return values.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
