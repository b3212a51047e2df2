package io.hongyan.im.plugin;

import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.People;
import io.hongyan.im.api.Texts;
import io.hongyan.im.api.Web;
import java.time.Clock;

/** The host as one plugin sees it. */
record HostView(Texts texts, Clock clock, System.Logger log, HostServices services, LiveSettings own) implements Host {
    @Override
    public <R extends Record> R settings(Class<R> type) {
        return own.current(type);
    }

    @Override
    public Blobs blobs() {
        return services.blobs();
    }

    @Override
    public People people() {
        return services.people();
    }

    @Override
    public Web web() {
        return services.web();
    }
}
