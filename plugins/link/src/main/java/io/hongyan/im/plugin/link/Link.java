package io.hongyan.im.plugin.link;

import io.hongyan.im.api.BlobId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The content of a link. All but the address is what the server found there; what a sender claims of it is replaced.
 *
 * @param url {@code http} or {@code https}
 * @param title at most 200 characters
 * @param description at most 500 characters
 * @param cover a picture of at most 1 MiB
 */
record Link(
        @NotNull @Size(max = 2_000) String url,
        @Nullable String title,
        @Nullable String description,
        @Nullable BlobId cover) {}
