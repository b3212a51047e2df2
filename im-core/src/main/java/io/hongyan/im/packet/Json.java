package io.hongyan.im.packet;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON as this server reads and writes it, by one mapper built by hand. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder(factory()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.NESTING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** For any mapper of ours: its buffers are not left with the server's threads, which outlive the WAR. */
    public static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder().recyclerPool(JsonRecyclerPools.sharedBoundedPool());
    }

    public static ObjectNode map() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode list() {
        return MAPPER.createArrayNode();
    }

    /** The same value as a tree. */
    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The same value as maps, lists, texts, numbers and booleans. */
    public static Map<String, Object> toMap(ObjectNode node) {
        return MAPPER.convertValue(node, new TypeReference<>() {});
    }

    /**
     * Reads one value, nested at most {@link Limits#NESTING} deep.
     *
     * @throws JsonProcessingException if the text is no JSON, or more than one value
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Reads what this server wrote itself. */
    public static JsonNode readOwn(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored JSON can't be read", broken);
        }
    }

    public static String write(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("JSON can't be written", broken);
        }
    }
}
