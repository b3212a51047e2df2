package io.hongyan.im.plugin;

import io.hongyan.im.api.MessageListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a plugin's listeners want, checked. */
final class ListenerNames {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int MOST = 100;

    private ListenerNames() {}

    /**
     * Media types by {@code PLUGIN.NAME}.
     *
     * @throws PluginFailure saying what can't be
     */
    static Map<String, Set<String>> of(String plugin, List<MessageListener> listeners) {
        Map<String, Set<String>> all = new TreeMap<>();
        for (MessageListener listener : listeners) {
            Set<String> media = Set.copyOf(listener.media());
            if (!NAME.matcher(listener.name()).matches()) {
                throw PluginFailure.because(plugin, "listener-form", NAME);
            }
            if (media.size() > MOST
                    || !media.stream().allMatch(name -> NAME.matcher(name).matches())) {
                throw PluginFailure.because(plugin, "listener-media", MOST, NAME);
            }
            if (all.put(plugin + "." + listener.name(), media) != null) {
                throw PluginFailure.because(plugin, "same-listener", listener.name());
            }
        }
        return all;
    }
}
