package io.hongyan.im.plugin.news;

import io.hongyan.im.api.BlobId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The content of a piece of news.
 *
 * @param cover a picture
 * @param url where to read on, {@code http} or {@code https}
 * @param memo what it is about
 */
record News(
        @NotNull @Size(max = 200) String title,
        @Nullable BlobId cover,
        @Nullable @Size(max = 2_000) String url,
        @Nullable @Size(max = 2_000) String memo) {}
