package io.hongyan.im.session;

import io.hongyan.im.packet.Unread;
import java.util.concurrent.CompletionStage;

/** Handles what sessions send. */
@FunctionalInterface
public interface PacketHandler {
    /**
     * Begins to handle one packet, on a worker's thread; one at a time for a session.
     *
     * @return a stage after which the session's next packet may be handled; never fails
     */
    CompletionStage<?> handle(Session session, Unread packet);
}
