package io.hongyan.im.plugin;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What {@code META-INF/hongyan/plugin.properties} says of a plugin, read before anything of it runs.
 *
 * @param id {@code [a-z][a-z0-9-]{0,31}}
 * @param api the version of im-api that it was made for
 * @param inline whether its work is pure computation bounded by the content's size, and so may run on the pipeline's
 *     thread; only jars of the WAR are believed
 */
public record Descriptor(String id, String version, int api, boolean inline) {
    /** The version of im-api that this host is. */
    public static final int API = 1;

    public static final String LOCATION = "META-INF/hongyan/plugin.properties";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** @throws PluginFailure if the descriptor can't be used, saying what to change */
    public Descriptor {
        if (!ID.matcher(id).matches()) {
            throw new PluginFailure(id, "the id must be of the form " + ID + " in " + LOCATION);
        }
        if (version.isBlank()) {
            throw new PluginFailure(id, "the version is missing in " + LOCATION);
        }
        if (api != API) {
            throw new PluginFailure(id, "it is made for api=" + api + ", this server has api=" + API);
        }
    }

    static Descriptor read(URL location) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(location.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new PluginFailure(location.toString(), "its descriptor can't be read: " + failure.getMessage());
        }
        return of(properties);
    }

    static Descriptor of(Properties properties) {
        String api = properties.getProperty("api", "");
        return new Descriptor(
                properties.getProperty("id", ""),
                properties.getProperty("version", ""),
                api.matches("[0-9]{1,4}") ? Integer.parseInt(api) : 0,
                Boolean.parseBoolean(properties.getProperty("inline", "false")));
    }
}
