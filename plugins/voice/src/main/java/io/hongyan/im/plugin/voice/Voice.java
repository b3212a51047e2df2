package io.hongyan.im.plugin.voice;

import io.hongyan.im.api.BlobId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * The content of a voice message.
 *
 * @param blob the sound
 * @param seconds how long it is, rounded up
 */
record Voice(@NotNull BlobId blob, @Min(1) @Max(60) int seconds) {}
