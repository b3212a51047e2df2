package io.hongyan.im.plugin;

import java.util.List;
import java.util.Map;

/** The listeners of one plugin. */
record RunningListeners(Notices notices, String plugin, Map<String, Interest> names, List<RunningListener> all)
        implements AutoCloseable {

    /** Registers these in the place of what the plugin had before, and tells them from now on. */
    void begin() {
        notices.register(plugin, names);
        all.forEach(RunningListener::begin);
    }

    @Override
    public void close() {
        all.forEach(RunningListener::close);
    }
}
