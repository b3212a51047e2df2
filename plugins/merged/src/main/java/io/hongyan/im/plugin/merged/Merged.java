package io.hongyan.im.plugin.merged;

import io.hongyan.im.api.BlobId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several messages as one. The server makes it of what somebody forwards.
 *
 * @param title the name of the group, or of the people who talked
 */
record Merged(
        @NotBlank @Size(max = 200) String title,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Item> items) {
    /**
     * One of the messages.
     *
     * @param from a user name
     * @param name as others saw it when the message was forwarded
     * @param time when it was sent, in milliseconds since 1970
     * @param body the message as plain text
     * @param blobs what its content names
     */
    record Item(
            @NotBlank @Size(max = 64) String from,
            @Nullable @Size(max = 64) String name,
            long time,
            @NotBlank @Size(max = 32) String media,
            @NotNull Map<String, Object> content,
            @NotNull String body,
            @Nullable List<@NotNull BlobId> blobs) {
        /** Who said what. */
        String line() {
            return (name == null ? from : name) + ": " + body;
        }
    }
}
