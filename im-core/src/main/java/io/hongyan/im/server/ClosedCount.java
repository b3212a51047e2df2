package io.hongyan.im.server;

import io.hongyan.im.account.Identity;
import io.hongyan.im.metrics.Metrics;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.SessionListener;

/** Counts the connections that the server ended. */
record ClosedCount(Metrics metrics) implements SessionListener {
    @Override
    public void came(Session session, Identity who, boolean first) {
        // shown by the number of those who are there
    }

    @Override
    public void went(Session session, Identity who, boolean last) {
        // shown by the number of those who are there
    }

    @Override
    public void ended(CloseReason reason) {
        metrics.closed(reason);
    }
}
