package io.hongyan.im.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import java.io.IOException;
import java.util.Map;

/** JSON for plugins, of plain values alone, so that nothing of a plugin stays with the server's mapper. */
final class HostJson implements io.hongyan.im.api.Json {
    @Override
    public String write(Map<String, ?> fields) {
        try {
            return Json.write(Nonsense.values(fields));
        } catch (IllegalStateException other) {
            throw new IllegalArgumentException(other.getMessage());
        }
    }

    @Override
    public Map<String, Object> read(String text) throws IOException {
        try {
            JsonNode value = Json.read(text);
            if (value instanceof ObjectNode map) {
                return Json.toMap(map);
            }
        } catch (JsonProcessingException broken) {
            throw new IOException("this is no JSON");
        }
        throw new IOException("this is no map");
    }
}
