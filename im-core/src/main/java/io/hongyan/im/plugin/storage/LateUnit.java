package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.PluginFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The unit of a plugin: made at once if it lists entities, so that they are checked; else when it first asks for an
 * entity manager, and mostly never.
 */
final class LateUnit implements AutoCloseable {
    private final Supplier<PluginUnit> opening;
    private @Nullable PluginUnit unit;

    private LateUnit(Supplier<PluginUnit> opening) {
        this.opening = opening;
    }

    /** @throws PluginFailure if the entities can't be used, saying what to change */
    static LateUnit of(Descriptor plugin, ClassLoader loader, List<Class<?>> entities, DataSource source) {
        UnitInfo info = new UnitInfo("plugin " + plugin.id(), loader, entities, source);
        LateUnit late;
        try {
            Map<String, Object> settings = PluginUnit.settings(loader, source);
            late = new LateUnit(() -> PluginUnit.open(plugin, info, settings));
        } catch (SQLException failure) {
            throw PluginFailure.because(plugin.id(), "entities", failure.getMessage())
                    .by(failure);
        }
        if (!entities.isEmpty()) {
            PluginUnit unused = late.get();
        }
        return late;
    }

    synchronized PluginUnit get() {
        if (unit == null) {
            unit = opening.get();
        }
        return unit;
    }

    synchronized boolean isMade() {
        return unit != null;
    }

    @Override
    public synchronized void close() {
        if (unit != null) {
            unit.close();
        }
    }
}
