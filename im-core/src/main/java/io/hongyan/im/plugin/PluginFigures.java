package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How a plugin fares on this node.
 *
 * @param circuit {@code closed}, {@code open} or {@code half-open}
 * @param running calls under way, without those on lost threads
 * @param waiting calls that wait for a thread
 * @param lostThreads threads in calls that were given up and interrupted and don't end
 * @param calls by name, since the plugin started
 */
public record PluginFigures(String circuit, int running, int waiting, int lostThreads, Map<String, OfCalls> calls) {

    /**
     * Of the calls of one name.
     *
     * @param calls all that were asked for
     * @param errors those in which the plugin failed or returned what can't be
     * @param late those that were given up
     * @param refused those that never began: the circuit was open, too many waited, or the plugin was quarantined
     * @param reruns tries that collided with others and were made again
     * @param p50 microseconds within which half of the calls of the last five minutes ended
     * @param p99 the same for 99 of 100
     */
    public record OfCalls(long calls, long errors, long late, long refused, long reruns, long p50, long p99) {}

    /** The sum over all names. */
    public long sum(ToLongFunction<OfCalls> count) {
        return calls.values().stream().mapToLong(count).sum();
    }

    /** As administrators see it, each call by its name. */
    public ObjectNode json() {
        ObjectNode names = Json.map();
        calls.forEach((name, of) -> names.set(name, Json.of(of)));
        return threads().set("calls", names);
    }

    /** The same in short: sums over all calls, and the slowest of their percentiles. */
    public ObjectNode sums() {
        return threads()
                .put("calls", sum(OfCalls::calls))
                .put("errors", sum(OfCalls::errors))
                .put("late", sum(OfCalls::late))
                .put("refused", sum(OfCalls::refused))
                .put("p50", most(OfCalls::p50))
                .put("p99", most(OfCalls::p99));
    }

    private long most(ToLongFunction<OfCalls> figure) {
        return calls.values().stream().mapToLong(figure).max().orElse(0);
    }

    private ObjectNode threads() {
        return Json.map()
                .put("circuit", circuit)
                .put("running", running)
                .put("waiting", waiting)
                .put("lostThreads", lostThreads);
    }
}
