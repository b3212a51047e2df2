package io.hongyan.im.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;

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

    /** What is kept of the answer to a {@code set} for its retries: all of it but secrets, of which only hashes are kept. */
    default ObjectNode kept(ObjectNode answer) {
        return answer;
    }
}
