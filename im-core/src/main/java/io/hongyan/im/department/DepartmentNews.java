package io.hongyan.im.department;

import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.session.Sessions;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/** Tells everybody who is connected that the tree has changed, at most once in five seconds. */
public final class DepartmentNews {
    private static final String EVENT = "departments";
    private static final long INTERVAL_MILLIS = 5_000;

    private final Sessions sessions;
    private final Coalescer<String> pushes;
    private final AtomicLong newest = new AtomicLong();

    public DepartmentNews(Sessions sessions, ScheduledExecutorService timer) {
        this.sessions = sessions;
        this.pushes = new Coalescer<>(timer, INTERVAL_MILLIS);
    }

    /** The tree has this version; called after the commit. */
    void changed(long version) {
        newest.accumulateAndGet(version, Math::max);
        pushes.submit(EVENT, this::push);
    }

    private void push() {
        Encoded event = Encoded.push(
                Op.EVENT, Json.map().put("event", EVENT).put("version", DepartmentPages.version(newest.get())));
        sessions.all().stream()
                .filter(session -> session.identity().isPresent())
                .forEach(session -> session.push(event));
    }
}
