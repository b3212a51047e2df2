package io.hongyan.im.packet;

/** What an answer says, section 8 of the wire protocol: an HTTP status and a serial. */
public enum Code {
    OK(0, Turn.NOBODY),
    MALFORMED(40001, Turn.CLIENT),
    UNKNOWN_VERSION(40002, Turn.CLIENT),
    UNKNOWN_COMMAND(40003, Turn.CLIENT),
    NOT_LOGGED_IN(40101, Turn.CLIENT),
    WRONG_CREDENTIALS(40102, Turn.CLIENT),
    TOKEN_ENDED(40103, Turn.CLIENT),
    NOT_A_MEMBER(40301, Turn.CLIENT),
    MUTED(40303, Turn.CLIENT),
    NOT_ALLOWED(40304, Turn.CLIENT),
    /** Why is never told: blocked, contacts only, another organisation. */
    NOT_WANTED(40305, Turn.CLIENT),
    SUSPENDED(40306, Turn.CLIENT),
    NO_SUCH_USER(40401, Turn.CLIENT),
    NO_SUCH_CONVERSATION(40402, Turn.CLIENT),
    NO_SUCH_MESSAGE(40403, Turn.CLIENT),
    STATE(40901, Turn.CLIENT),
    NAME_TAKEN(40902, Turn.CLIENT),
    TOO_LARGE(41301, Turn.CLIENT),
    UNKNOWN_MEDIA_TYPE(41501, Turn.CLIENT),
    CONTENT_REFUSED(42201, Turn.CLIENT),
    FILTERED(42202, Turn.CLIENT),
    TOO_FAST(42901, Turn.LATER),
    INTERNAL(50001, Turn.SERVER),
    OVERLOADED(50301, Turn.LATER);

    /** Whose turn it is to change something before a retry can succeed. */
    public enum Turn {
        NOBODY,
        CLIENT,
        SERVER,
        LATER
    }

    private final int number;
    private final Turn turn;

    Code(int number, Turn turn) {
        this.number = number;
        this.turn = turn;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    public Turn turn() {
        return turn;
    }

    /** The HTTP status that says the same: 200 to 599. */
    public int httpStatus() {
        return this == OK ? 200 : number / 100;
    }
}
