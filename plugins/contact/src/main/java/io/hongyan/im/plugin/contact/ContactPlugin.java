package io.hongyan.im.plugin.contact;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** Adds the media type {@code contact}. */
public final class ContactPlugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new ContactType(host));
    }
}
