package io.hongyan.im.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One query of the iq stanza, section 6 of the wire protocol. The results lack {@code type} and {@code query}, which
 * {@link IqCommand} adds. Called on a worker's thread.
 */
public interface Query {
    /** Its name on the wire. */
    String name();

    /** Answers a {@code get}. */
    default ObjectNode get(Session session, Identity who, Fields body) {
        throw new Refused(Code.UNKNOWN_COMMAND);
    }

    /** Does a {@code set}, inside a transaction, and answers with what changed in the shape that {@code get} has. */
    default ObjectNode set(Session session, Identity who, Fields body) {
        throw new Refused(Code.UNKNOWN_COMMAND);
    }

    /** Whether this set begins with something outside of its transaction: it is done by {@link #setLater} then. */
    default boolean isLater(Fields body) {
        return false;
    }

    /**
     * Does a set whose transaction comes later.
     *
     * @param setting runs the set itself in its transaction, and gives its answer; called once, on any thread that may
     *     wait
     * @return that answer; or {@link Refused}
     */
    default CompletableFuture<ObjectNode> setLater(Session session, Identity who, Fields body, Setting setting) {
        throw new Refused(Code.UNKNOWN_COMMAND);
    }

    /** The transaction of a set. */
    @FunctionalInterface
    interface Setting {
        /** Does it, unless it was done before. */
        ObjectNode run(Supplier<ObjectNode> set);
    }

    /** What is kept of a set's answer for its retries: no secret, and nothing that somebody may take back meanwhile. */
    default ObjectNode kept(ObjectNode answer) {
        return answer;
    }

    /** The answer once more, from what was kept; inside a transaction. */
    default ObjectNode again(Identity who, ObjectNode kept) {
        return kept;
    }
}
