package io.hongyan.im.plugin.contact;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The content of a contact: somebody of this server. All but the user name is what the server knows; what a sender
 * claims of it is replaced.
 *
 * @param name as others saw it when the message was sent
 * @param avatar the picture of that time
 */
record Contact(
        @NotNull UserName user,
        @Nullable String name,
        @Nullable BlobId avatar) {}
