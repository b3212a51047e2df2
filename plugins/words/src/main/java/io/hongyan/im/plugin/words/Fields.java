package io.hongyan.im.plugin.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every text of a content map, however deep. */
final class Fields {
    private Fields() {}

    /** The same map with stars for the listed words; equal if there are none. */
    static Map<String, Object> masked(Map<String, Object> fields, WordList words) {
        Map<String, Object> masked = new LinkedHashMap<>();
        fields.forEach((name, value) -> masked.put(name, value(value, words)));
        return masked;
    }

    @SuppressWarnings("unchecked") // what a content map is made of
    private static @Nullable Object value(@Nullable Object value, WordList words) {
        if (value instanceof String text) {
            return words.masked(text);
        }
        if (value instanceof Map<?, ?> map) {
            return masked((Map<String, Object>) map, words);
        }
        return value instanceof List<?> list
                ? list.stream().map(each -> value(each, words)).toList()
                : value;
    }
}
