package io.hongyan.im.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A map that a client sent, read field by field. Null means absent; a value of another type than asked for is refused
 * with 40001 and the field's name.
 */
public final class Fields {
    private final JsonNode node;
    /** Whether all values came as texts, which become what they are read as. */
    private final boolean spelled;

    private Fields(JsonNode node, boolean spelled) {
        this.node = node;
        this.spelled = spelled;
    }

    /** The fields of a map; anything else has none. */
    public static Fields of(JsonNode node) {
        return new Fields(node.isObject() ? node : MissingNode.getInstance(), false);
    }

    /**
     * The fields of an address, {@code ?field=value}. A value becomes what it is read as: an integer if it is one in
     * decimal digits, a flag if it is {@code true} or {@code false}, a list by comma or by being there several times.
     */
    public static Fields ofParameters(Map<String, List<String>> parameters) {
        ObjectNode map = Json.map();
        parameters.forEach((name, values) -> map.set(name, Spelled.of(values)));
        return new Fields(map, true);
    }

    /** All fields as they came, nulls too. */
    public ObjectNode whole() {
        return node instanceof ObjectNode map ? map.deepCopy() : Json.map();
    }

    /** Whether the field is there, even as null. */
    public boolean has(String name) {
        return node.has(name);
    }

    public Optional<String> text(String name) {
        return field(name).map(value -> {
            if (!value.isTextual()) {
                throw Refused.malformed(name);
            }
            return value.textValue();
        });
    }

    /** The text, of at most so many code points. */
    public Optional<String> text(String name, int limit) {
        return text(name).map(value -> {
            if (value.codePointCount(0, value.length()) > limit) {
                throw Refused.malformed(name);
            }
            return value;
        });
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> Refused.malformed(name));
    }

    public Optional<Long> integer(String name) {
        return field(name, Spelled::number).map(value -> integer(name, value));
    }

    /** An integer between the two, both inclusive. */
    public Optional<Long> integer(String name, long least, long most) {
        return integer(name).map(value -> {
            if (value < least || value > most) {
                throw Refused.malformed(name);
            }
            return value;
        });
    }

    /** How many items of a list are asked for in {@code limit}: at least 1, and never more than a page. */
    public int limit(int otherwise) {
        return integer("limit", 1, Limits.INTEGER)
                .map(asked -> (int) Math.min(asked, Limits.PAGE))
                .orElse(otherwise);
    }

    public boolean flag(String name) {
        return field(name, Spelled::flag)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw Refused.malformed(name);
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    /** A list of texts, of at most so many items; empty when absent. */
    public List<String> texts(String name, int limit) {
        List<String> texts = new ArrayList<>();
        field(name, Spelled::list).ifPresent(list -> {
            if (!list.isArray() || list.size() > limit) {
                throw Refused.malformed(name);
            }
            list.forEach(item -> texts.add(textOf(name, item)));
        });
        return List.copyOf(texts);
    }

    /** A list of integers, of at most so many items; empty when absent. */
    public List<Long> integers(String name, int limit) {
        List<Long> integers = new ArrayList<>();
        field(name).ifPresent(list -> {
            if (!list.isArray() || list.size() > limit) {
                throw Refused.malformed(name);
            }
            list.forEach(item -> integers.add(integer(name, item)));
        });
        return List.copyOf(integers);
    }

    public Optional<ObjectNode> map(String name) {
        return field(name).map(value -> {
            if (!(value instanceof ObjectNode map)) {
                throw Refused.malformed(name);
            }
            return map;
        });
    }

    /** The field as it came, whatever its type. */
    public Optional<JsonNode> field(String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private Optional<JsonNode> field(String name, UnaryOperator<JsonNode> meant) {
        return spelled ? field(name).map(meant) : field(name);
    }

    private static String textOf(String name, JsonNode item) {
        if (!item.isTextual()) {
            throw Refused.malformed(name);
        }
        return item.textValue();
    }

    private static long integer(String name, JsonNode value) {
        if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue())) {
            throw Refused.malformed(name);
        }
        if (Math.abs(value.doubleValue()) > Limits.INTEGER) {
            throw Refused.malformed(name);
        }
        return value.longValue();
    }
}
