package io.hongyan.im.plugin.poll;

import io.hongyan.im.api.Command;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** Adds the media type {@code poll} and what belongs to it. */
public final class PollPlugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new PollType(host));
    }

    @Override
    public List<Command<?>> commands(Host host) {
        return List.of(new VoteCommand(host), new CloseCommand(host), new DetailCommand(host));
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(PollRow.class, VoteRow.class);
    }
}
