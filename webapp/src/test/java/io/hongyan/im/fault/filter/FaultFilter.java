package io.hongyan.im.fault.filter;

import io.hongyan.im.api.Content;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.MessageFilter;
import io.hongyan.im.api.Verdict;

/** Fails when its setting says so. */
final class FaultFilter implements MessageFilter {
    private final Host host;

    FaultFilter(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "fault";
    }

    @Override
    public Verdict judge(Draft draft, Content content) {
        if (host.settings(FaultSettings.class).filterFails()) {
            throw new IllegalStateException("told to");
        }
        return Verdict.pass();
    }
}
