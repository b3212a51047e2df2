package io.hongyan.im.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;

/** Values that came as texts. What can't be what it is meant to be stays a text, which its reader refuses. */
final class Spelled {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,15}");

    private Spelled() {}

    /** One text, or a list of them. */
    static JsonNode of(List<String> values) {
        if (values.size() == 1) {
            return TextNode.valueOf(values.get(0));
        }
        ArrayNode list = Json.list();
        values.forEach(list::add);
        return list;
    }

    static JsonNode number(JsonNode value) {
        boolean number = value.isTextual() && INTEGER.matcher(value.textValue()).matches();
        return number ? LongNode.valueOf(Long.parseLong(value.textValue())) : value;
    }

    static JsonNode flag(JsonNode value) {
        return switch (value.asText()) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> value;
        };
    }

    /** Its parts between commas; an empty text is an empty list. */
    static JsonNode list(JsonNode value) {
        ArrayNode list = Json.list();
        (value.isArray() ? value : Json.list().add(value)).forEach(text -> split(text.textValue(), list));
        return list;
    }

    private static void split(String text, ArrayNode list) {
        if (!text.isEmpty()) {
            List.of(text.split(",", -1)).forEach(list::add);
        }
    }
}
