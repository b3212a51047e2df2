package io.hongyan.im.plugin.poll;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Names a poll by its id, which its content has. */
record Which(@NotNull @Size(max = 13) String poll) {}
