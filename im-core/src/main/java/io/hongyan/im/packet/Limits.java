package io.hongyan.im.packet;

/** The limits of the wire protocol, section 3: sizes in bytes of UTF-8, text in Unicode code points. */
public final class Limits {
    public static final int PACKET = 64 * 1024;
    /** Of a frame, from a client as well as to it. */
    public static final int FRAME = 256 * 1024;

    public static final int CONTENT = 32 * 1024;
    public static final int TEXT = 5_000;
    public static final int PAGE = 200;
    public static final int NESTING = 16;
    /** Of a packet's id. */
    public static final int ID = 64;
    /** Integers lie within this, both ways. */
    public static final long INTEGER = (1L << 53) - 1;

    private Limits() {}
}
