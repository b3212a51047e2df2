package io.hongyan.im.plugin.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a hook becomes; what is absent stays as it is.
 *
 * @param secret is never shown again
 * @param kinds of entries; messages, for a new hook that names none
 * @param conversations ids; none for all
 */
record HookChange(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,31}") String name,

        @Nullable @Pattern(regexp = "https?://[^\\s#@]+") @Size(max = 2_000)
        String url,

        @Nullable @Size(min = Hooks.SHORTEST_SECRET, max = 200)
        String secret,

        @Nullable @Size(min = 1, max = 28) List<@NotNull @Pattern(regexp = KIND) String> kinds,

        @Nullable @Size(max = 100) List<@NotNull @Pattern(regexp = "[0-9A-HJKMNP-TV-Z]{13}") String> conversations,

        @Nullable Boolean enabled) {
    private static final String KIND = "[a-z][a-z0-9-]{0,31}(\\.[a-z][a-z0-9-]{0,31})?";

    /** Changes all but the secret. */
    void apply(HookRow row) {
        if (url != null) {
            row.url = url;
        }
        if (kinds != null) {
            row.kinds = words(kinds);
        }
        if (conversations != null) {
            row.conversations = words(conversations);
        }
        if (enabled != null) {
            row.enabled = enabled;
        }
    }

    private static String words(List<String> texts) {
        return String.join(" ", new TreeSet<>(texts));
    }
}
