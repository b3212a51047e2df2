package io.hongyan.im.plugin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Keeps nothing beyond the process; for tests. */
public final class MemorySettingsBook implements SettingsBook {
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> settings = new ConcurrentHashMap<>();

    @Override
    public Map<String, Long> versions() {
        return Map.copyOf(versions);
    }

    @Override
    public Map<String, String> settings(String plugin) {
        return settings.getOrDefault(plugin, Map.of());
    }

    @Override
    public synchronized void change(String plugin, UnaryOperator<Map<String, String>> becoming, Change change) {
        settings.put(plugin, Map.copyOf(becoming.apply(settings(plugin))));
        versions.merge(plugin, 1L, Long::sum);
    }
}
