package io.hongyan.im.plugin;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps it for as long as the process lives; for hosts without a database, as the test kit's. */
public final class MemoryPluginBook implements PluginBook {
    private final Map<String, Wanted> wanted = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Report> reports = new TreeMap<>();

    @Override
    public synchronized Map<String, Wanted> wanted() {
        return Map.copyOf(wanted);
    }

    @Override
    public synchronized void want(String plugin, Wanted wish) {
        wanted.put(plugin, wish);
    }

    @Override
    public synchronized void started(String plugin, String version) {
        wanted.putIfAbsent(plugin, Wanted.STARTED);
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
