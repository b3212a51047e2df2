package io.hongyan.im.web.pages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a plugin's page modules, as its address names it.
 *
 * @param hash of the jar, 12 hexadecimal digits
 * @param file below the folder of the modules; no part begins with a dot
 */
record PluginFile(String plugin, String hash, String file) {
    private static final Pattern PATH = Pattern.compile(
            "/([a-z][a-z0-9-]{0,31})/([0-9a-f]{12})/([A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,8})");
    private static final int LONGEST = 300;

    /** @param path what follows {@code plugins} in the address */
    static Optional<PluginFile> of(String path) {
        Matcher parts = PATH.matcher(path);
        return path.length() <= LONGEST && parts.matches()
                ? Optional.of(new PluginFile(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }
}
