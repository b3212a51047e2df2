package io.hongyan.im.plugin.text;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** Adds the media type {@code text}. */
public final class TextPlugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new TextType(host.texts()));
    }
}
