package io.hongyan.im.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Keeps acts that somebody may have to answer for: by administrators, and by the server on its own. */
public interface Audit {
    /** The longest detail, in characters of its JSON; a longer one is kept as {@code {"cut":true}}. */
    int DETAIL = 4_000;

    /**
     * Writes an act down, in the running transaction or one of its own.
     *
     * @param action {@code THING.VERB}, as {@code plugin.stop}; at most 64 characters
     * @param subject what it was done to, at most 200 characters; what is longer is cut
     * @param detail never a secret, never content of messages
     */
    void write(Actor actor, String action, String subject, ObjectNode detail);

    /** The newest acts, the newest first. */
    List<Act> latest(int limit);
}
