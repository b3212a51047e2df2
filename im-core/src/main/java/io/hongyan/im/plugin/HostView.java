package io.hongyan.im.plugin;

import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Json;
import io.hongyan.im.api.People;
import io.hongyan.im.api.Secrets;
import io.hongyan.im.api.Texts;
import io.hongyan.im.api.Web;
import java.time.Clock;

/** The host as one plugin sees it. */
record HostView(Texts texts, System.Logger log, HostGround ground, LiveSettings own, JobBell bell) implements Host {
    @Override
    public Clock clock() {
        return ground.clock();
    }

    @Override
    public <R extends Record> R settings(Class<R> type) {
        return own.current(type);
    }

    @Override
    public Blobs blobs() {
        return ground.services().blobs();
    }

    @Override
    public People people() {
        return ground.services().people();
    }

    @Override
    public Web web() {
        return ground.services().web();
    }

    @Override
    public Json json() {
        return new HostJson();
    }

    @Override
    public Secrets secrets() {
        return own.secrets();
    }

    @Override
    public void hurry(String job) {
        bell.ring(job);
    }
}
