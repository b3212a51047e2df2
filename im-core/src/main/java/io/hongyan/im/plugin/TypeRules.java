package io.hongyan.im.plugin;

import io.hongyan.im.api.MediaType;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What names and numbers a plugin may give to its media types. */
final class TypeRules {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int MOST_OF_OURS = 99;

    private final PluginBook book;
    private final Predicate<String> shipped;

    /** @param shipped whether a plugin of this id comes with the server */
    TypeRules(PluginBook book, Predicate<String> shipped) {
        this.book = book;
        this.shipped = shipped;
    }

    /**
     * The number of a type: its own, or the one that the installation keeps for its name.
     *
     * @throws PluginFailure if the name or the number is not the plugin's to give
     */
    int number(LoadedPlugin plugin, MediaType<?> type) {
        String id = plugin.descriptor().id();
        String name = type.name();
        if (!NAME.matcher(name).matches()) {
            throw PluginFailure.because(id, "type-form", NAME);
        }
        boolean ours = shipped.test(id);
        if (!ours && !name.equals(id) && !name.startsWith(id + "-")) {
            throw PluginFailure.because(id, "type-name", name, id);
        }
        OptionalInt number = type.number();
        if (number.isEmpty()) {
            return book.number(name, id);
        }
        if (!ours || number.getAsInt() < 1 || number.getAsInt() > MOST_OF_OURS) {
            throw PluginFailure.because(id, "number", name, number.getAsInt());
        }
        return number.getAsInt();
    }
}
