package io.hongyan.im.web.ws;

import jakarta.websocket.Session;
import java.util.function.Consumer;

/** Frames of text. */
final class TextFrames extends Frames<String> {
    private StringBuilder pieces = new StringBuilder();

    TextFrames(Session connection, Consumer<String> whole) {
        super(connection, whole);
    }

    @Override
    int size(String piece) {
        return piece.length();
    }

    @Override
    void append(String piece) {
        pieces.append(piece);
    }

    @Override
    String take() {
        String frame = pieces.toString();
        pieces = new StringBuilder();
        return frame;
    }
}
