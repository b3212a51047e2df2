package io.hongyan.im.plugin.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a module of the page is made of, as its jar holds them. */
final class PageParts {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export)\\b[^;]*?['\"]\\./([A-Za-z0-9._-]+)['\"]");

    private static final Pattern DECLARED = Pattern.compile("(?m)^\\s*export\\s+(?:class|const|let|var)\\s+([\\w$]+)");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\s*export\\s*\\{([^}]*)\\}");

    private PageParts() {}

    /** The names that the module exports, as far as its text says. */
    static Set<String> exported(String plugin, String module, ClassLoader loader) {
        String text = source(plugin, module, loader).orElse("");
        Set<String> names = new TreeSet<>();
        DECLARED.matcher(text).results().forEach(found -> names.add(found.group(1)));
        LISTED.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .forEach(each ->
                        names.add(each.replaceFirst("(?s).*\\sas\\s", "").strip()));
        return names;
    }

    private static Optional<String> source(String plugin, String file, ClassLoader loader) {
        try (InputStream source = loader.getResourceAsStream("META-INF/hongyan/" + plugin + "/ui/" + file)) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those that the module imports, itself or through others, and that are not there. */
    static Set<String> missing(String plugin, String module, ClassLoader loader) {
        Set<String> known = new TreeSet<>(Set.of(module));
        Set<String> missing = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            String file = open.remove();
            source(plugin, file, loader)
                    .ifPresentOrElse(
                            text -> IMPORT.matcher(text)
                                    .results()
                                    .map((MatchResult found) -> found.group(1))
                                    .filter(known::add)
                                    .forEach(open::add),
                            () -> missing.add(file));
        }
        return missing;
    }
}
