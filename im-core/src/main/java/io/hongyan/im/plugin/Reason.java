package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Why a plugin is as it is, in words that tell a human what to do.
 *
 * @param key of {@code reasons.properties}; empty for a text of the plugin's own, the only argument
 */
public record Reason(String key, List<String> arguments) {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Reason {
        arguments = List.copyOf(arguments);
    }

    static Reason of(String key, @Nullable Object... arguments) {
        return new Reason(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** What {@link #json} wrote. */
    public static Reason read(JsonNode json) {
        List<String> arguments = new ArrayList<>();
        json.path("arguments").forEach(each -> arguments.add(each.asText()));
        return new Reason(json.path("key").asText(), arguments);
    }

    /** To be kept. */
    public ObjectNode json() {
        ObjectNode json = Json.map().put("key", key);
        arguments.forEach(json.putArray("arguments")::add);
        return json;
    }

    /** The same with arguments of at most so many characters. */
    public Reason cut(int most) {
        return new Reason(
                key,
                arguments.stream()
                        .map(each -> each.length() <= most ? each : each.substring(0, most))
                        .toList());
    }

    static Reason text(String text) {
        return new Reason("", List.of(text));
    }

    /** What went wrong, without holding on to the failure, whose class may be the plugin's. */
    static Reason of(Throwable failure) {
        if (failure instanceof PluginFailure known) {
            return known.reason();
        }
        String message = failure.getMessage();
        return text(message == null ? failure.getClass().getName() : message);
    }

    /** In Chinese, or in English for every other language. */
    public String in(Locale language) {
        if (key.isEmpty()) {
            return arguments.get(0);
        }
        ResourceBundle texts = ResourceBundle.getBundle("io.hongyan.im.plugin.reasons", language, NO_FALLBACK);
        if (!texts.containsKey(key)) {
            return key + " " + String.join(", ", arguments); // kept by a newer version of this server
        }
        return new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments.toArray());
    }
}
