package io.hongyan.im.plugin;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of one plugin's calls, by name; names beyond a bound share one. */
final class CallMeters {
    private static final int NAMES = 64;
    private static final String OTHER = "other";

    private final Map<String, CallMeter> meters = new ConcurrentHashMap<>();

    CallMeter of(String call) {
        CallMeter known = meters.get(call);
        if (known != null) {
            return known;
        }
        return meters.computeIfAbsent(meters.size() < NAMES ? call : OTHER, name -> new CallMeter());
    }

    Map<String, PluginFigures.OfCalls> figures() {
        Map<String, PluginFigures.OfCalls> figures = new TreeMap<>();
        meters.forEach((name, meter) -> figures.put(name, meter.figures()));
        return figures;
    }
}
