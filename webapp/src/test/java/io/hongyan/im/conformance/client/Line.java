package io.hongyan.im.conformance.client;

import java.util.List;

/** Carries frames to the server; what comes goes to the inbox. */
interface Line {
    /** Sends one frame. */
    void send(byte[] frame);

    void hangUp();

    /** The sub-protocol that the server chose; empty where there are none. */
    String protocol();

    /** Whether the server's last word is a close code. */
    boolean hasCloseCodes();

    /** What a frame of bytes holds. */
    static List<Packet> packets(byte[] frame, boolean msgpack) {
        return (msgpack ? Msgpack.read(frame) : Json.lines(frame))
                .map(Packet::new)
                .toList();
    }
}
