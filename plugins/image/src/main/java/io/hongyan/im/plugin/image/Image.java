package io.hongyan.im.plugin.image;

import io.hongyan.im.api.BlobId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * The content of an image message. What the server measured takes the place of what the sender says of the size.
 *
 * @param blob the picture
 * @param width pixels, as it is shown
 * @param height pixels, as it is shown
 */
record Image(
        @NotNull BlobId blob,
        @Min(1) @Max(65_535) int width,
        @Min(1) @Max(65_535) int height) {}
