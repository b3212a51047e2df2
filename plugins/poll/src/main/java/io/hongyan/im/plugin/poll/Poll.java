package io.hongyan.im.plugin.poll;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a poll.
 *
 * @param several whether one may choose more than one option
 * @param poll its id, the message's; added by the server
 */
record Poll(
        @NotBlank @Size(max = 200) String question,

        @NotNull @Size(min = 2, max = 10) List<@NotBlank @Size(max = 100) String> options,

        boolean several,

        @Nullable String poll) {}
