package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Secret;
import io.hongyan.im.packet.Refused;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings record of one plugin: its defaults, and how others are read, checked and described. */
final class SettingsForm {
    private final Record defaults;
    private final Reading<?> reading;
    private final Set<String> names;
    private final Set<String> secrets;

    /** @throws PluginFailure if the defaults can't be */
    SettingsForm(String plugin, Record defaults, Locale language) {
        this.defaults = defaults;
        this.reading = new Reading<>(defaults.getClass(), language);
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        this.names = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        this.secrets = Arrays.stream(components)
                .filter(component -> component.isAnnotationPresent(Secret.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        secrets.stream().filter(name -> !isText(components, name)).findFirst().ifPresent(name -> {
            throw PluginFailure.because(plugin, "secret", name);
        });
        try {
            read(Map.of());
        } catch (Refused refused) {
            throw PluginFailure.because(plugin, "defaults", refused.details());
        }
    }

    private static boolean isText(RecordComponent[] components, String name) {
        return Arrays.stream(components)
                .anyMatch(component -> component.getName().equals(name) && component.getType() == String.class);
    }

    /** Keeps the record's class together with what reads it. */
    private static final class Reading<R extends Record> {
        private final Class<R> type;
        private final ContentReader<R> reader;

        Reading(Class<R> type, Locale language) {
            this.type = type;
            this.reader = new ContentReader<>(type, language);
        }

        ObjectNode write(Record settings) {
            return reader.write(type.cast(settings)).map();
        }
    }

    Class<? extends Record> type() {
        return defaults.getClass();
    }

    Set<String> names() {
        return names;
    }

    boolean isSecret(String name) {
        return secrets.contains(name);
    }

    ObjectNode defaults() {
        return reading.write(defaults);
    }

    /**
     * The defaults with these differences.
     *
     * @throws Refused naming the field and the reason
     */
    Record read(Map<String, JsonNode> differences) {
        ObjectNode all = defaults();
        differences.forEach(all::set);
        return reading.reader.read(all);
    }

    /** As a JSON schema (draft 2020-12), with titles and descriptions from the texts. */
    ObjectNode schema(BundleTexts texts) {
        ObjectNode schema = ContentSchema.of(type());
        ObjectNode properties = schema.withObjectProperty("properties");
        names.forEach(name -> {
            ObjectNode property = properties.withObjectProperty(name);
            texts.find("settings." + name).ifPresent(title -> property.put("title", title));
            texts.find("settings." + name + ".help").ifPresent(help -> property.put("description", help));
            if (isSecret(name)) {
                property.put("writeOnly", true).put("format", "password");
            }
        });
        return schema;
    }
}
