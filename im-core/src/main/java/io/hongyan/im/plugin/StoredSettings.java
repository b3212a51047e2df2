package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.packet.Json;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/** The kept settings of one plugin, as JSON texts; secrets are closed. */
record StoredSettings(String plugin, SettingsBook store, SecretBox secrets, ResourceBundle words) {
    Map<String, String> read() {
        return store.settings(plugin);
    }

    void change(UnaryOperator<Map<String, String>> becoming, SettingsBook.Change change) {
        store.change(plugin, becoming, change);
    }

    /** @throws IllegalStateException if it is a secret that can't be opened */
    JsonNode open(String name, String content, boolean secret) {
        JsonNode kept = Json.readOwn(content);
        return secret ? TextNode.valueOf(secrets.open(kept.path("closed").asText(), place(name))) : kept;
    }

    JsonNode openOr(String name, String content, boolean secret, JsonNode otherwise) {
        try {
            return open(name, content, secret);
        } catch (IllegalStateException closed) {
            return otherwise;
        }
    }

    /** A secret of another type than text stays open, and is refused as one. */
    String close(String name, JsonNode value, boolean secret) {
        return secret && value.isTextual()
                ? Json.write(Json.map().put("closed", secrets.close(value.textValue(), place(name))))
                : Json.write(value);
    }

    private String place(String name) {
        return plugin + "/" + name;
    }
}
