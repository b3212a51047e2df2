package io.hongyan.im.command;

import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.Session;

/**
 * What one {@code op} does. Never catches to answer, never logs a failure: {@link CommandDispatcher} does. Called on a
 * worker's thread, several sessions at once.
 */
public interface Command {
    int op();

    /** Whether it is served before login. */
    default boolean servesStrangers() {
        return false;
    }

    /** Whether it is answered even without an id. */
    default boolean alwaysAnswers() {
        return false;
    }

    /**
     * Does it, or begins to.
     *
     * @throws Refused for what the client is told
     */
    Pending handle(Session session, Request request);
}
