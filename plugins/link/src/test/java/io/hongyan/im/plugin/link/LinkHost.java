package io.hongyan.im.plugin.link;

import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.People;
import io.hongyan.im.api.Texts;
import java.time.Clock;
import java.util.Optional;

/** As much of a host as a link needs. */
record LinkHost(SmallWeb web, Blobs blobs) implements Host {
    @Override
    public Texts texts() {
        return (key, arguments) -> key;
    }

    @Override
    public Clock clock() {
        return web.clock();
    }

    @Override
    public System.Logger log() {
        return System.getLogger("test");
    }

    @Override
    public <R extends Record> R settings(Class<R> type) {
        throw new IllegalArgumentException("no settings");
    }

    @Override
    public People people() {
        return user -> Optional.empty();
    }
}
