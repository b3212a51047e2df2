package io.hongyan.im.packet;

/** The commands of the wire protocol, section 4. */
public final class Op {
    /** Of an answer to bytes that could not be read. */
    public static final int UNREAD = 0;

    public static final int LOGIN = 1;
    public static final int LOGOUT = 2;
    public static final int CLOSED = 3;
    public static final int HEARTBEAT = 7;
    public static final int MESSAGE = 512;
    public static final int IQ = 513;
    public static final int PRESENCE = 514;
    public static final int EVENT = 515;

    private Op() {}
}
