package io.hongyan.im.plugin;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps it for as long as the process lives; for hosts without a database, as the test kit's. */
public final class MemoryPluginBook implements PluginBook {
    private final Map<String, Wish> wishes = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Report> reports = new TreeMap<>();

    @Override
    public synchronized Map<String, Wish> wishes() {
        return Map.copyOf(wishes);
    }

    @Override
    public synchronized void want(String plugin, Wanted wanted, Optional<Reason> why) {
        wishes.merge(plugin, new Wish(wanted, why, ""), (before, now) -> new Wish(wanted, why, before.version()));
    }

    @Override
    public synchronized void started(String plugin, String version) {
        Wish before = wishes.getOrDefault(plugin, Wish.NONE);
        wishes.put(plugin, new Wish(before.wanted(), before.why(), version));
    }

    @Override
    public synchronized void forget(String plugin) {
        wishes.remove(plugin);
        reports.keySet().removeIf(key -> key.startsWith(plugin + " "));
    }

    @Override
    public synchronized int number(String type, String plugin) {
        return numbers.computeIfAbsent(type, missing -> FIRST_NUMBER + numbers.size());
    }

    @Override
    public synchronized void report(Report report) {
        reports.put(report.plugin() + " " + report.node(), report);
    }

    @Override
    public synchronized List<Report> reports() {
        return reports.values().stream()
                .sorted(Comparator.comparing(Report::plugin).thenComparing(Report::node))
                .toList();
    }
}
