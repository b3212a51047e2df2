package io.hongyan.im.fault.jar;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** Adds a media type that does what it is told, above all what it should not. */
public final class FaultPlugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new FaultType());
    }
}
