package io.hongyan.im.fault.rows;

import io.hongyan.im.api.Command;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** Adds a media type with rows of its own that does with its transaction what it is told, and a command that looks. */
public final class RowsPlugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new RowsType());
    }

    @Override
    public List<Command<?>> commands(Host host) {
        return List.of(new LookCommand());
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(LineRow.class);
    }
}
