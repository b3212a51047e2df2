package io.hongyan.im.deploy.client;

/** The commands of the protocol that a client here needs. */
public final class Op {
    public static final int LOGIN = 1;
    public static final int CLOSED = 3;
    public static final int HEARTBEAT = 7;
    public static final int MESSAGE = 512;
    public static final int IQ = 513;

    private Op() {}
}
