package io.hongyan.im.web.ws;

import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Frames of bytes. */
final class BinaryFrames extends Frames<byte[]> {
    private ByteArrayOutputStream pieces = new ByteArrayOutputStream();

    BinaryFrames(Session connection, Consumer<byte[]> whole) {
        super(connection, whole);
    }

    @Override
    int size(byte[] piece) {
        return piece.length;
    }

    @Override
    void append(byte[] piece) {
        pieces.writeBytes(piece);
    }

    @Override
    byte[] take() {
        byte[] frame = pieces.toByteArray();
        pieces = new ByteArrayOutputStream();
        return frame;
    }
}
