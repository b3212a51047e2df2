package io.hongyan.im.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The media type and the filters that a message is handled with, from its reading to its commit: they stay the same
 * instances and don't end before it is closed.
 */
public final class Lease implements AutoCloseable {
    private final RegisteredType type;
    private final List<Filter> filters;
    private final List<Gate> entered;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private Lease(RegisteredType type, List<Filter> filters, List<Gate> entered) {
        this.type = type;
        this.filters = filters;
        this.entered = entered;
    }

    /** What came of asking for a lease: one of the two. */
    sealed interface Asked {
        record Given(Lease lease) implements Asked {}

        /** This plugin is ending or being replaced. */
        record Shut(Gate gate) implements Asked {}
    }

    static Asked ask(RegisteredType type, List<Filter> filters) {
        List<Gate> entered = new ArrayList<>(1 + filters.size());
        List<Gate> needed = new ArrayList<>(1 + filters.size());
        needed.add(type.gate());
        filters.forEach(filter -> needed.add(filter.gate()));
        for (Gate gate : needed) {
            if (!gate.enter()) {
                entered.forEach(Gate::leave);
                return new Asked.Shut(gate);
            }
            entered.add(gate);
        }
        return new Asked.Given(new Lease(type, filters, entered));
    }

    public RegisteredType type() {
        return type;
    }

    /** In the order in which they run. */
    public List<Filter> filters() {
        return filters;
    }

    /** Gives the plugins free; a second time does nothing. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            entered.forEach(Gate::leave);
        }
    }
}
