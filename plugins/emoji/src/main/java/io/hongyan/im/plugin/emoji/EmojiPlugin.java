package io.hongyan.im.plugin.emoji;

import io.hongyan.im.api.Command;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.MessageListener;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** Adds the media type {@code emoji}, and remembers what people use most. */
public final class EmojiPlugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new EmojiType(host.texts()));
    }

    @Override
    public List<MessageListener> messageListeners(Host host) {
        return List.of(new UseListener());
    }

    @Override
    public List<Command<?>> commands(Host host) {
        return List.of(new FrequentCommand());
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(UseRow.class);
    }
}
