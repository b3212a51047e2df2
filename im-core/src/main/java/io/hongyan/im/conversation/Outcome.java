package io.hongyan.im.conversation;

import io.hongyan.im.packet.Refused;

/** What became of a draft in a transaction. */
public sealed interface Outcome {
    /** Stored with this place in the log; or, as a duplicate, stored already. */
    record Accepted(Entry entry, boolean duplicate) implements Outcome {}

    /** Not stored, for a reason that lies in itself. */
    record Rejected(Refused reason) implements Outcome {}

    /**
     * Not stored: what it was checked against has changed; check again.
     *
     * @param rightsVersion the one that the log has
     */
    record Stale(long rightsVersion) implements Outcome {}

    /** Not stored: another node holds the conversation; take it into the next batch. */
    record Busy() implements Outcome {}
}
