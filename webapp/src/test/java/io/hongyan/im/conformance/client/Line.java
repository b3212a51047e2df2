package io.hongyan.im.conformance.client;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Carries frames to the server; what comes goes to the inbox. */
interface Line {
    /** Sends one frame. */
    void send(byte[] frame);

    /** Sends packets, as one frame where there are frames. */
    void send(List<byte[]> packets);

    void hangUp();

    /** The sub-protocol that the server chose; empty where there are none. */
    String protocol();

    /** Whether the server's last word is a close code. */
    boolean hasCloseCodes();

    /** The packets of a frame. */
    static byte[] joined(List<byte[]> packets, boolean msgpack) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            if (!msgpack && frame.size() > 0) {
                frame.write('\n');
            }
            frame.writeBytes(packet);
        }
        return frame.toByteArray();
    }

    /** What a frame of bytes holds. */
    static List<Packet> packets(byte[] frame, boolean msgpack) {
        return (msgpack ? Msgpack.read(frame) : Json.lines(frame))
                .map(Packet::new)
                .toList();
    }
}
