package io.hongyan.im.plugin.link;

import io.hongyan.im.api.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A web of a few addresses, each of which takes a while, by a clock of its own. */
final class SmallWeb implements Web {
    private final Map<String, Page> pages = new HashMap<>();
    private final List<Duration> allowed = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Duration takes = Duration.ZERO;
    private boolean interrupting;

    void put(String address, String type, byte[] bytes) {
        pages.put(address, new Page(URI.create(address), type, bytes));
    }

    void takes(Duration time) {
        takes = time;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    void interrupts() {
        interrupting = true;
    }

    /** How long each call might have taken. */
    List<Duration> allowed() {
        return allowed;
    }

    @Override
    public Page get(URI address, int mostBytes, Duration within) throws IOException, InterruptedException {
        if (interrupting) {
            throw new InterruptedException();
        }
        allowed.add(within);
        now = now.plus(takes);
        Page page = pages.get(address.toString());
        if (page == null) {
            throw new IOException("it answered 404");
        }
        return page;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
