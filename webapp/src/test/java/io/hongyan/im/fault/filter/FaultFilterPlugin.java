package io.hongyan.im.fault.filter;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.MessageFilter;
import io.hongyan.im.api.Plugin;
import java.util.List;
import java.util.Optional;

/** Adds a filter that fails when it is told to. */
public final class FaultFilterPlugin implements Plugin {
    @Override
    public List<MessageFilter> messageFilters(Host host) {
        return List.of(new FaultFilter(host));
    }

    @Override
    public Optional<FaultSettings> settings() {
        return Optional.of(new FaultSettings(false, ""));
    }
}
