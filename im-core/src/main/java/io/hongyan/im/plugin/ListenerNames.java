package io.hongyan.im.plugin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a plugin's listeners want, checked. */
public final class ListenerNames {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern KIND = Pattern.compile(NAME + "(\\." + NAME + ")?");
    private static final int MOST = 100;
    private static final int MOST_KINDS = 50;

    private ListenerNames() {}

    /** Whether there may be so many kinds of such names. */
    public static boolean areKinds(Set<String> kinds) {
        return kinds.size() <= MOST_KINDS
                && kinds.stream().allMatch(kind -> KIND.matcher(kind).matches());
    }

    /**
     * What they want by {@code PLUGIN.NAME}.
     *
     * @throws PluginFailure saying what can't be
     */
    static Map<String, Interest> of(String plugin, List<Ear> listeners) {
        Map<String, Interest> all = new TreeMap<>();
        for (Ear listener : listeners) {
            Set<String> media = listener.interest().media();
            if (!NAME.matcher(listener.name()).matches()) {
                throw PluginFailure.because(plugin, "listener-form", NAME);
            }
            if (media.size() > MOST
                    || !media.stream().allMatch(name -> NAME.matcher(name).matches())) {
                throw PluginFailure.because(plugin, "listener-media", MOST, NAME);
            }
            if (!areKinds(listener.interest().kinds())) {
                throw PluginFailure.because(plugin, "listener-kinds", MOST_KINDS, KIND);
            }
            if (all.put(plugin + "." + listener.name(), listener.interest()) != null) {
                throw PluginFailure.because(plugin, "same-listener", listener.name());
            }
        }
        return all;
    }
}
