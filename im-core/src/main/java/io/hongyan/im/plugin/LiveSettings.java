package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.api.Secrets;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of one plugin as they are now: its defaults with the differences that are kept. What is kept and doesn't
 * fit, as after an update of the plugin, falls back to the default and is told of as a problem.
 */
public final class LiveSettings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

    private final String plugin;
    private final Optional<SettingsForm> form;
    private final StoredSettings stored;
    private final FilterSettings filters = new FilterSettings();
    private volatile State state = new State(Optional.empty(), Map.of(), Map.of());

    /**
     * @param current the record
     * @param differences from the defaults, secrets in clear
     * @param problems why kept values are not used, by name
     */
    private record State(Optional<Record> current, Map<String, JsonNode> differences, Map<String, String> problems) {}

    LiveSettings(String plugin, Optional<SettingsForm> form, StoredSettings stored) {
        this.plugin = plugin;
        this.form = form;
        this.stored = stored;
    }

    /** The record as it is now; reads no more than a field. */
    <R extends Record> R current(Class<R> type) {
        return state.current()
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> new IllegalArgumentException("the plugin has no settings of " + type));
    }

    /** For what the plugin keeps beside its settings. */
    Secrets secrets() {
        return new OwnSecrets(plugin, stored.secrets());
    }

    /** Adds a setting for each filter: whether messages pass that it can't judge. */
    void addFilters(List<String> names) {
        filters.add(names);
        load();
    }

    boolean passesWhenFailing(String filter) {
        return filters.passes(filter, state.differences());
    }

    /** Takes what is kept now. */
    void load() {
        Map<String, JsonNode> usable = new TreeMap<>();
        Map<String, String> problems = new TreeMap<>();
        Map<String, String> kept = new TreeMap<>(stored.read());
        kept.keySet().retainAll(names());
        kept.forEach((name, content) -> {
            try {
                usable.put(name, stored.open(name, content, isSecret(name)));
            } catch (IllegalStateException closed) {
                problems.put(name, String.valueOf(closed.getMessage()));
            }
        });
        state = fitting(usable, problems);
        problems.forEach((name, why) ->
                LOG.warn("event=plugin-setting-unusable plugin={} setting={} reason=\"{}\"", plugin, name, why));
    }

    /** As many of these as go together. */
    private State fitting(Map<String, JsonNode> wanted, Map<String, String> problems) {
        try {
            return new State(read(wanted), Map.copyOf(wanted), problems);
        } catch (Refused notAll) {
            Map<String, JsonNode> taken = new TreeMap<>();
            wanted.forEach((name, value) -> {
                taken.put(name, value);
                try {
                    read(taken);
                } catch (Refused refused) {
                    taken.remove(name);
                    problems.put(name, String.valueOf(refused.details().get("reason")));
                }
            });
            return new State(read(taken), Map.copyOf(taken), problems);
        }
    }

    private Optional<Record> read(Map<String, JsonNode> differences) {
        filters.check(differences);
        Map<String, JsonNode> own = new TreeMap<>(differences);
        own.keySet().removeAll(filters.names());
        return form.map(each -> each.read(own));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(filters.names());
        form.ifPresent(each -> names.addAll(each.names()));
        return names;
    }

    private boolean isSecret(String name) {
        return form.map(each -> each.isSecret(name)).orElse(false);
    }

    /**
     * Changes settings, all or none; null brings the default back.
     *
     * @param values by name
     * @param whole whether every setting that isn't named gets its default; secrets stay as they are
     * @return the names of those that have another value now
     * @throws Refused content refused, with field and reason
     */
    Set<String> change(ObjectNode values, boolean whole, SettingsBook.Change change) {
        values.fieldNames().forEachRemaining(this::requireKnown);
        Set<String> changed = new ConcurrentSkipListSet<>();
        stored.change(
                before -> {
                    Map<String, String> after = after(before, values, whole);
                    names().stream()
                            .filter(name -> !java.util.Objects.equals(before.get(name), after.get(name)))
                            .forEach(changed::add);
                    return after;
                },
                change);
        load();
        return changed;
    }

    private void requireKnown(String name) {
        if (!names().contains(name)) {
            throw new Refused(
                    Code.CONTENT_REFUSED,
                    Map.of("field", name, "reason", stored.words().getString("unknown")));
        }
    }

    private Map<String, String> after(Map<String, String> before, ObjectNode values, boolean whole) {
        ObjectNode defaults = defaults();
        Map<String, String> after = new TreeMap<>();
        Map<String, JsonNode> clear = new TreeMap<>();
        for (String name : names()) {
            JsonNode value = values.path(name);
            boolean keeps =
                    isSecret(name) ? value.isMissingNode() || value.isObject() : value.isMissingNode() && !whole;
            if (keeps && before.containsKey(name)) {
                after.put(name, before.get(name));
                clear.put(name, stored.openOr(name, before.get(name), isSecret(name), defaults.path(name)));
            } else if (!keeps && !value.isNull() && !value.isMissingNode() && !value.equals(defaults.get(name))) {
                after.put(name, stored.close(name, value, isSecret(name)));
                clear.put(name, value);
            }
        }
        read(clear);
        return after;
    }

    private ObjectNode defaults() {
        ObjectNode defaults = form.map(SettingsForm::defaults).orElseGet(Json::map);
        filters.names().forEach(name -> defaults.put(name, FilterSettings.REFUSE));
        return defaults;
    }

    /**
     * {@code schema}, {@code values}, {@code defaults} and {@code problems}, as administrators see them; of secrets
     * only whether they are set.
     *
     * @param texts in the language of who asks
     */
    ObjectNode view(BundleTexts texts, Locale language) {
        State now = state;
        ObjectNode schema =
                form.map(each -> each.schema(texts)).orElseGet(() -> Json.map().put("type", "object"));
        filters.describe(schema.withObjectProperty("properties"), language);
        ObjectNode values = defaults();
        now.differences().forEach(values::set);
        ObjectNode view = Json.map();
        view.set("schema", schema);
        view.set("values", hiding(values));
        view.set("defaults", hiding(defaults()));
        ArrayNode problems = view.putArray("problems");
        now.problems()
                .forEach((name, why) -> problems.addObject().put("field", name).put("reason", why));
        return view;
    }

    private ObjectNode hiding(ObjectNode values) {
        names().stream().filter(this::isSecret).forEach(name -> {
            JsonNode value = values.path(name);
            boolean set = value instanceof TextNode && !value.textValue().isEmpty();
            values.set(name, Json.map().put("set", set));
        });
        return values;
    }
}
