package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The address of a get over REST. */
public final class Address {
    private Address() {}

    /** With each field as a parameter, and lists by comma. */
    public static String of(String query, ObjectNode fields) {
        return query
                + fields.properties().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(JsonNode value) {
        String text = value.isArray()
                ? Json.items(value).map(JsonNode::asText).collect(Collectors.joining(","))
                : value.asText();
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
