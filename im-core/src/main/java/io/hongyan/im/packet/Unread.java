package io.hongyan.im.packet;

/** One packet as it arrived, in whatever codec. */
public interface Unread {
    /** What it costs to keep, in bytes or characters. */
    int size();

    /** Reads it; never throws. */
    Incoming read();
}
