package io.hongyan.im.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a descriptor's lines. */
final class DescriptorReader {
    private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\\.js");
    private static final Set<String> ELEMENTS = Set.of("Message", "Composer");
    private static final String UI = "ui.";

    private final Properties lines;
    private final String id;

    private DescriptorReader(Properties lines) {
        this.lines = lines;
        this.id = lines.getProperty("id", "").strip();
    }

    /** @throws PluginFailure if the descriptor can't be used, saying what to change */
    static Descriptor read(InputStream stream) throws IOException {
        Properties lines = new Properties();
        lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        return of(lines);
    }

    static Descriptor of(Properties lines) {
        return new DescriptorReader(lines).descriptor();
    }

    private Descriptor descriptor() {
        String api = lines.getProperty("api", "").strip();
        return new Descriptor(
                id,
                lines.getProperty("version", "").strip(),
                api.matches("[0-9]{1,4}") ? Integer.parseInt(api) : 0,
                Boolean.parseBoolean(lines.getProperty("inline", "false").strip()),
                requires(),
                new Descriptor.Pages(modules(), console()));
    }

    private Map<String, String> requires() {
        Map<String, String> requires = new HashMap<>();
        for (String one : lines.getProperty("requires", "").split(",", -1)) {
            String[] parts = one.strip().split("\\s+", 2);
            if (parts[0].isEmpty()) {
                continue;
            }
            String range = parts.length == 2 ? parts[1] : "*";
            if (!Descriptor.isId(parts[0]) || !Versions.isRange(range)) {
                throw PluginFailure.because(id, "requires", one.strip(), Descriptor.LOCATION);
            }
            requires.put(parts[0], range);
        }
        return requires;
    }

    private Map<String, UiModule> modules() {
        Map<String, UiModule> modules = new HashMap<>();
        for (String name : lines.stringPropertyNames()) {
            if (name.startsWith(UI)) {
                modules.put(name.substring(UI.length()), module(name));
            }
        }
        return modules;
    }

    private UiModule module(String name) {
        List<String> words = Arrays.asList(lines.getProperty(name).strip().split("\\s+"));
        List<String> elements = words.subList(1, words.size());
        if (elements.isEmpty() || !ELEMENTS.containsAll(elements)) {
            throw PluginFailure.because(id, "ui", name, Descriptor.LOCATION);
        }
        return new UiModule(file(name, words.get(0)), elements);
    }

    private Optional<String> console() {
        return Optional.ofNullable(lines.getProperty("console")).map(file -> file("console", file.strip()));
    }

    private String file(String name, String file) {
        if (!MODULE.matcher(file).matches()) {
            throw PluginFailure.because(id, "ui", name, Descriptor.LOCATION);
        }
        return file;
    }
}
