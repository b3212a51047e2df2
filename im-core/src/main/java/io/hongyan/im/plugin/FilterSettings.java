package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** What the server itself lets administrators set for a plugin's filters: whether messages pass that one can't judge. */
final class FilterSettings {
    static final String REFUSE = "refuse";
    private static final String PASS = "pass";
    private static final String PREFIX = "filter.";
    private static final String SUFFIX = ".whenFailing";

    private final Set<String> names = new CopyOnWriteArraySet<>();

    void add(List<String> filters) {
        filters.forEach(filter -> names.add(PREFIX + filter + SUFFIX));
    }

    Set<String> names() {
        return names;
    }

    boolean passes(String filter, Map<String, JsonNode> differences) {
        JsonNode value = differences.get(PREFIX + filter + SUFFIX);
        return value != null && PASS.equals(value.textValue());
    }

    /** @throws Refused if one is neither {@code refuse} nor {@code pass} */
    void check(Map<String, JsonNode> values) {
        for (String name : names) {
            JsonNode value = values.get(name);
            if (value != null && !Set.of(REFUSE, PASS).contains(value.asText())) {
                throw new Refused(Code.CONTENT_REFUSED, Map.of("field", name, "reason", REFUSE + ", " + PASS));
            }
        }
    }

    void describe(ObjectNode properties, Locale language) {
        ResourceBundle words = ContentReader.refusals(language);
        names.forEach(name -> {
            String filter = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
            ObjectNode property = properties.putObject(name).put("type", "string");
            property.putArray("enum").add(REFUSE).add(PASS);
            property.put("title", words.getString("whenFailing") + filter);
            property.put("description", words.getString("whenFailing.help"));
        });
    }
}
