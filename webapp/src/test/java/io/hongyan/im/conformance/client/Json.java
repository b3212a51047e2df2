package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Maps and lists as the wire carries them. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** A map of {@code key, value, key, value, …}; a null value stays a null on the wire. */
    public static ObjectNode map(@Nullable Object... pairs) {
        return with(MAPPER.createObjectNode(), pairs);
    }

    /** A list of values. */
    public static ArrayNode list(Object... items) {
        return MAPPER.valueToTree(items);
    }

    /** A copy of {@code base} with more pairs. */
    public static ObjectNode with(ObjectNode base, @Nullable Object... pairs) {
        ObjectNode map = base.deepCopy();
        for (int i = 0; i < pairs.length; i += 2) {
            map.set(String.valueOf(pairs[i]), MAPPER.valueToTree(pairs[i + 1]));
        }
        return map;
    }

    /** A copy of {@code map} that lacks these fields. */
    public static ObjectNode without(JsonNode map, String... fields) {
        ObjectNode copy = map.deepCopy();
        copy.remove(List.of(fields));
        return copy;
    }

    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of a frame, a line each. */
    static Stream<JsonNode> lines(byte[] frame) {
        return Stream.of(new String(frame, StandardCharsets.UTF_8).split("\n", -1))
                .map(Json::read);
    }

    /** Reads one value and nothing after it. */
    static JsonNode readStrictly(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The items of a list; a missing one has none. */
    public static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
