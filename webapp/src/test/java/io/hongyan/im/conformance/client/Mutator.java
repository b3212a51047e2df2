package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes maps that are almost right. */
public final class Mutator {
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e308",
            "9007199254740991",
            "9223372036854775808",
            "99999999999999999999999999",
            "\"\"",
            "\" \"",
            "\"0\"",
            "\"a\\u0000b\"",
            "\"%_'\\\"\\\\\"",
            "\"@all\"",
            "\"0000000000000\"",
            "\"ZZZZZZZZZZZZZ\"",
            "\"7ZZZZZZZZZZZZ\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "[]",
            "[null]",
            "[[[[]]]]",
            "[\"a\",\"a\"]",
            "{}",
            "{\"\":{}}",
            "\"" + "x".repeat(6000) + "\"",
            "\"" + "😀".repeat(300) + "\"");

    private final Random random;

    public Mutator(long seed) {
        random = new Random(seed);
    }

    /** A copy of the map in which one to three places are odd. */
    public ObjectNode mutate(ObjectNode map) {
        ObjectNode copy = map.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(copy);
        }
        return copy;
    }

    private void change(ObjectNode map) {
        List<String> names = new ArrayList<>();
        map.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            map.set("odd", odd());
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = map.path(name);
        if (value instanceof ObjectNode inner && random.nextInt(4) > 0) {
            change(inner);
        } else if (value instanceof ArrayNode list && random.nextBoolean()) {
            list.add(odd());
        } else if (random.nextInt(8) == 0) {
            map.remove(name);
        } else {
            map.set(name, odd());
        }
    }

    private JsonNode odd() {
        return Json.read(ODD.get(random.nextInt(ODD.size())));
    }
}
