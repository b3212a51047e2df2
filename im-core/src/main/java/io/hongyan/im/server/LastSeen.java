package io.hongyan.im.server;

import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.SessionListener;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down when a device was last here. */
final class LastSeen implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);

    private final Logins logins;
    private final Executor workers;

    LastSeen(Logins logins, Executor workers) {
        this.logins = logins;
        this.workers = workers;
    }

    @Override
    public void came(Session session, Identity who, boolean first) {
        LOG.debug("event=session-began session={}", session.id());
    }

    @Override
    public void went(Session session, Identity who, boolean last) {
        try {
            workers.execute(() -> logins.seen(who, session.address(), Instant.now()));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("event=last-seen-lost session={} reason=stopping", session.id());
        }
    }
}
