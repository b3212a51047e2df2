package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The media types of this installation, by name and by number. */
public final class MediaTypes {
    private volatile Map<String, RegisteredType> byName = Map.of();

    /**
     * Takes all of the old out and puts all of the new in, at once, or does nothing.
     *
     * @throws PluginFailure if a name or a number is taken, saying both owners
     */
    synchronized void replace(List<RegisteredType> old, List<RegisteredType> types) {
        Map<String, RegisteredType> all = new TreeMap<>(byName);
        old.forEach(type -> all.remove(type.name(), type));
        types.forEach(type -> add(type, all));
        byName = Collections.unmodifiableMap(all);
    }

    private static void add(RegisteredType type, Map<String, RegisteredType> all) {
        for (RegisteredType other : all.values()) {
            if (other.name().equals(type.name()) || other.number().equals(type.number())) {
                throw PluginFailure.because(
                        type.plugin().id(),
                        "clash",
                        type.name(),
                        other.name(),
                        other.plugin().id());
            }
        }
        all.put(type.name(), type);
    }

    /** All of them, by name. */
    public Collection<RegisteredType> all() {
        return byName.values();
    }

    /**
     * The type of a name or a number, as a client may give it.
     *
     * @throws Refused unknown media type; malformed if it is neither text nor integer
     */
    public RegisteredType require(JsonNode media) {
        if (!media.isTextual() && !(media.isIntegralNumber() && media.canConvertToLong())) {
            throw Refused.malformed("media");
        }
        @Nullable RegisteredType type = media.isTextual() ? byName.get(media.textValue()) : numbered(media.longValue());
        if (type == null) {
            throw new Refused(Code.UNKNOWN_MEDIA_TYPE);
        }
        return Objects.requireNonNull(type);
    }

    /** The type of a name, if it can be sent at this moment. */
    public Optional<RegisteredType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private @Nullable RegisteredType numbered(long number) {
        return all().stream()
                .filter(type -> type.number().getAsInt() == number)
                .findFirst()
                .orElse(null);
    }
}
