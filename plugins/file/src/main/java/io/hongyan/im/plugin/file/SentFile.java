package io.hongyan.im.plugin.file;

import io.hongyan.im.api.BlobId;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * The content of a file message. What the server measured takes the place of what the sender says of the size.
 *
 * @param blob the bytes
 * @param name what it is called, see {@link FileName}
 * @param size bytes
 */
record SentFile(
        @NotNull BlobId blob, @NotNull String name, @Min(0) long size) {}
