package io.hongyan.im.plugin;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code META-INF/hongyan/plugin.properties} says of a plugin, read before anything of it runs.
 *
 * @param id {@code [a-z][a-z0-9-]{0,31}}
 * @param version a semantic version
 * @param api the version of im-api that it was made for
 * @param inline whether its work is pure computation bounded by the content's size, and so may run on the pipeline's
 *     thread; only jars of the WAR are believed
 * @param requires ranges of versions by the ids of other plugins that must run
 * @param pages what the web pages show it by
 */
public record Descriptor(
        String id, String version, int api, boolean inline, Map<String, String> requires, Pages pages) {
    /** The version of im-api that this host is. */
    public static final int API = 1;

    public static final String LOCATION = "META-INF/hongyan/plugin.properties";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int LONGEST_VERSION = 64;

    /**
     * The modules for the web pages.
     *
     * @param ui by media type
     * @param console the module of its page in the console
     */
    public record Pages(Map<String, UiModule> ui, Optional<String> console) {
        static final Pages NONE = new Pages(Map.of(), Optional.empty());

        public Pages {
            ui = Map.copyOf(ui);
        }
    }

    /** @throws PluginFailure if the descriptor can't be used, saying what to change */
    public Descriptor {
        requires = Map.copyOf(requires);
        if (!isId(id)) {
            throw PluginFailure.because(id, "id", ID, LOCATION);
        }
        if (api != API) {
            throw PluginFailure.because(id, "api", api, API);
        }
        if (version.isBlank()) {
            throw PluginFailure.because(id, "version-missing", LOCATION);
        }
        if (!Versions.isVersion(version) || version.length() > LONGEST_VERSION) {
            throw PluginFailure.because(id, "version", version, LOCATION);
        }
    }

    /** Without requirements and pages. */
    public Descriptor(String id, String version, int api, boolean inline) {
        this(id, version, api, inline, Map.of(), Pages.NONE);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The same for a jar from outside the WAR, which is not believed to be quick. */
    Descriptor external() {
        return new Descriptor(id, version, api, false, requires, pages);
    }

    boolean isNewerThan(Descriptor other) {
        return Versions.compare(version, other.version) > 0;
    }

    /** Where its page modules lie in the jar. */
    String uiFolder() {
        return "META-INF/hongyan/" + id + "/ui/";
    }
}
