package io.hongyan.im.fault.filter;

import io.hongyan.im.api.Secret;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param filterFails whether the filter fails on every message */
public record FaultSettings(
        boolean filterFails,
        @NotNull @Size(max = 20) @Secret String key) {}
