package io.hongyan.im.web.ws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.server.Messenger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was let in by the servlet and is about to be connected. A container that opens only endpoints which it knows calls
 * ours with nothing of the request but its path, so a ticket in there, good for once, says who it is; whoever comes to
 * that path without one was not let in. Safe for use by several threads.
 */
@ApplicationScoped
public class Handshakes {
    /** Who hangs up before the connection is open never comes for it. */
    private final Cache<String, Handshake> expected = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build();

    /** @param messenger that serves the caller */
    record Handshake(Messenger messenger, Caller caller) {}

    /** A new ticket. */
    String expect(Handshake handshake) {
        String ticket = UUID.randomUUID().toString();
        expected.put(ticket, handshake);
        return ticket;
    }

    /** Whose ticket it is; never a second time. */
    Optional<Handshake> take(@Nullable String ticket) {
        return ticket == null
                ? Optional.empty()
                : Optional.ofNullable(expected.asMap().remove(ticket));
    }
}
