package io.hongyan.im.plugin.location;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The content of a location: a place on earth (WGS 84).
 *
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 * @param name what the place is called
 */
record Location(
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Size(max = 200) String name,
        @Nullable @Size(max = 500) String address) {}
