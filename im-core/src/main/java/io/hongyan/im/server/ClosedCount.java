package io.hongyan.im.server;

import io.hongyan.im.metrics.Metrics;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.SessionListener;

/** Counts the connections that the server ended. */
record ClosedCount(Metrics metrics) implements SessionListener {
    @Override
    public void ended(CloseReason reason) {
        metrics.closed(reason);
    }
}
