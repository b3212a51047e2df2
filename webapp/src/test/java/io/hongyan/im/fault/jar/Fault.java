package io.hongyan.im.fault.jar;

import jakarta.validation.constraints.NotNull;

/** @param how {@code none}, or the fault that the type is to have with this message */
public record Fault(@NotNull String how) {}
