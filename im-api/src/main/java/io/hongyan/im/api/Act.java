package io.hongyan.im.api;

/** What people do with messages, which a media type may allow or not. */
public enum Act {
    /** Sending one. */
    SEND,
    /** Giving one's own message another content. */
    EDIT,
    /** Sending a message again, to others. */
    FORWARD,
    /** Taking a message back, so that nobody sees its content any more. */
    RECALL
}
