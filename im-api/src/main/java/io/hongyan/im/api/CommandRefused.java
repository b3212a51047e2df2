package io.hongyan.im.api;

/** A command is not done. The caller is told the code and the reason. */
public final class CommandRefused extends Exception {
    private final Why why;

    /** What stands against it. */
    public enum Why {
        /** Not a right of this person: 40304. */
        NOT_ALLOWED,
        /** No such message, or none that this person can see: 40403. */
        NO_SUCH_MESSAGE,
        /** The state does not allow it, as when it was done before: 40901. */
        STATE,
        /** A value in the body can't be: 42201. */
        CONTENT
    }

    /** @param reason what to do, in the installation's language, without content of messages */
    public CommandRefused(Why why, String reason) {
        super(reason, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
