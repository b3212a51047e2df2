package io.hongyan.im.plugin.video;

import io.hongyan.im.api.BlobId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The content of a video message. What the server measured takes the place of what the sender says of the size.
 *
 * @param blob the video
 * @param cover a picture shown until it plays
 * @param seconds how long it is, rounded up
 * @param width pixels, as it is shown
 * @param height pixels, as it is shown
 */
record Video(
        @NotNull BlobId blob,
        @Nullable BlobId cover,
        @Min(1) @Max(86_400) int seconds,
        @Min(1) @Max(65_535) int width,
        @Min(1) @Max(65_535) int height) {
    /** With this size, unless it is the same one before the picture was turned upright. */
    Video measured(int wide, int high) {
        return width == high && height == wide ? this : new Video(blob, cover, seconds, wide, high);
    }
}
