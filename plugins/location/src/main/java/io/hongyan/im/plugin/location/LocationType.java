package io.hongyan.im.plugin.location;

import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place on earth. */
final class LocationType implements MediaType<Location> {
    @Override
    public String name() {
        return "location";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(11);
    }

    @Override
    public Class<Location> content() {
        return Location.class;
    }

    /** Name and address, and the coordinates to about a metre. */
    @Override
    public String plainText(Location content, Texts texts) {
        String place = String.format(Locale.ROOT, "%.5f, %.5f", content.latitude(), content.longitude());
        return texts.get(
                "location.preview",
                Stream.of(content.name(), content.address(), place)
                        .filter(Objects::nonNull)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining(" · ")));
    }
}
