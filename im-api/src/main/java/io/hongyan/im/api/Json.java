package io.hongyan.im.api;

import java.io.IOException;
import java.util.Map;

/** JSON, so that a plugin that talks with others need not bring a library for it. */
public interface Json {
    /**
     * One line of JSON.
     *
     * @param fields strings, numbers, booleans, null, lists and maps of these
     * @throws IllegalArgumentException if there is anything else in it
     */
    String write(Map<String, ?> fields);

    /**
     * The map that a text is.
     *
     * @throws IOException if it is no JSON, no map, or nested more than 16 deep; its message does not repeat the text
     */
    Map<String, Object> read(String text) throws IOException;
}
