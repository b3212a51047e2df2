package io.hongyan.im.api;

/** What a conversation is. */
public enum Kind {
    /** Of two people, or of one with oneself. */
    DIRECT,
    GROUP,
    CHANNEL,
    ROOM
}
