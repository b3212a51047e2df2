package io.hongyan.im.plugin.emoji;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content of an emoji message.
 *
 * @param code the emoji itself, or its name within a pack
 * @param pack the pack that the emoji is from; none for Unicode's own
 */
record Emoji(
        @NotNull String code,

        @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}")
        String pack) {}
