package io.hongyan.im.plugin.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts that kept somebody waiting, and are not visited for a while: others wait for the same few threads. */
final class SlowHosts {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    void add(Optional<String> host, Instant now) {
        if (until.size() >= MOST) {
            until.values().removeIf(end -> !end.isAfter(now));
        }
        if (until.size() < MOST) {
            host.ifPresent(name -> until.put(name, now.plus(REST)));
        }
    }

    boolean contains(Optional<String> host, Instant now) {
        return host.map(until::get).filter(end -> end.isAfter(now)).isPresent();
    }
}
