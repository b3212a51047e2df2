package io.hongyan.im.web.ws;

import io.hongyan.im.packet.Limits;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts frames together from their pieces and closes a connection whose frame passes the limit. WildFly buffers a whole
 * frame whatever limit the connection was given. Used by one thread at a time.
 */
final class Frames implements MessageHandler.Partial<String> {
    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);

    private final Session connection;
    private final Consumer<String> whole;
    private final StringBuilder pieces = new StringBuilder();
    private boolean tooLong;

    Frames(Session connection, Consumer<String> whole) {
        this.connection = connection;
        this.whole = whole;
    }

    @Override
    public void onMessage(String piece, boolean last) {
        if (tooLong) {
            return;
        }
        if (pieces.length() + piece.length() > Limits.FRAME) {
            refuse();
        } else if (last && pieces.isEmpty()) {
            whole.accept(piece);
        } else {
            pieces.append(piece);
            if (last) {
                String frame = pieces.toString();
                pieces.setLength(0);
                whole.accept(frame);
            }
        }
    }

    private void refuse() {
        tooLong = true;
        pieces.setLength(0);
        pieces.trimToSize();
        try {
            connection.close(new CloseReason(CloseCodes.TOO_BIG, ""));
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("event=close-failed reason=\"{}\"", gone.toString());
        }
    }
}
