package io.hongyan.im.plugin.testkit;

import java.time.Duration;

/** What is left in memory of a plugin that was removed. */
final class Leftovers {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final TestServer server;
    private final String plugin;

    private Leftovers(TestServer server, String plugin) {
        this.server = server;
        this.plugin = plugin;
    }

    static Leftovers of(TestServer server, String plugin) {
        return new Leftovers(server, plugin);
    }

    /** @throws AssertionError if its class loader stays, saying what holds it */
    void refuse() {
        Patience.until(LIMIT, () -> {
            System.gc();
            return isCollected();
        });
        if (!isCollected()) {
            throw new AssertionError(
                    "the class loader of the plugin " + plugin + " is still in memory after its jar was"
                            + " removed. End what the plugin began (threads, timers), and give back what it registered"
                            + " (thread-locals, drivers, shutdown hooks). What holds it:\n" + HeapLook.holders(plugin));
        }
    }

    private boolean isCollected() {
        return server.report(plugin).path("uncollected").asInt() == 0;
    }
}
