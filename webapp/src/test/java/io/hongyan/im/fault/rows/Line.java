package io.hongyan.im.fault.rows;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * @param key of the row that belongs to the message
 * @param how {@code keep}, or what the type is to do wrong
 */
public record Line(
        @NotNull @Size(max = 64) String key, @NotNull String how) {}
