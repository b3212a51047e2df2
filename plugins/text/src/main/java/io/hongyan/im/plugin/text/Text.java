package io.hongyan.im.plugin.text;

import jakarta.validation.constraints.NotNull;

/** The content of a text message. */
record Text(@NotNull String text) {}
