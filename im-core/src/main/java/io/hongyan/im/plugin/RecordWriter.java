package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes any record of one plugin; by a mapper of its own, since a shared one would keep the plugin's classes for ever. */
final class RecordWriter {
    private final ObjectMapper mapper = ContentReader.mapper();

    JsonNode write(Record value) {
        return mapper.valueToTree(value);
    }
}
