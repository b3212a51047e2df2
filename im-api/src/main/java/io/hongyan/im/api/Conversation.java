package io.hongyan.im.api;

/** A conversation as far as a plugin may know it; asked within a transaction, its answers are of that moment. */
public interface Conversation {
    /** Its id on the wire. */
    String id();

    Kind kind();

    /** How many members it has. */
    int members();

    boolean has(UserName user);
}
