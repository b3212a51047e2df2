package io.hongyan.im.plugin.news;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** Adds the media type {@code news}. */
public final class NewsPlugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new NewsType(host.texts()));
    }
}
