package io.hongyan.im.plugin.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files that a module of the page is made of, as its jar holds them. */
final class PageParts {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export)\\b[^;]*?['\"]\\./([A-Za-z0-9._-]+)['\"]");

    private PageParts() {}

    /** Those that the module imports, itself or through others, and that are not there. */
    static Set<String> missing(String plugin, String module, ClassLoader loader) {
        Set<String> known = new TreeSet<>(Set.of(module));
        Set<String> missing = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            String file = open.remove();
            try (InputStream source = loader.getResourceAsStream("META-INF/hongyan/" + plugin + "/ui/" + file)) {
                if (source == null) {
                    missing.add(file);
                } else {
                    IMPORT.matcher(new String(source.readAllBytes(), StandardCharsets.UTF_8))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .filter(known::add)
                            .forEach(open::add);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return missing;
    }
}
