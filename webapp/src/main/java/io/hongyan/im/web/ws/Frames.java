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
 *
 * @param <T> a piece, and a whole frame
 */
abstract class Frames<T> implements MessageHandler.Partial<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);

    private final Session connection;
    private final Consumer<T> whole;
    private int size;
    private boolean tooLong;

    Frames(Session connection, Consumer<T> whole) {
        this.connection = connection;
        this.whole = whole;
    }

    /** Its bytes, or no more than its bytes. */
    abstract int size(T piece);

    abstract void append(T piece);

    /** What was appended; nothing is kept. */
    abstract T take();

    @Override
    public final void onMessage(T piece, boolean last) {
        if (tooLong) {
            return;
        }
        if (size + size(piece) > Limits.FRAME) {
            refuse();
        } else if (last && size == 0) {
            whole.accept(piece);
        } else {
            size += size(piece);
            append(piece);
            if (last) {
                size = 0;
                whole.accept(take());
            }
        }
    }

    private void refuse() {
        tooLong = true;
        T unused = take();
        try {
            connection.close(new CloseReason(CloseCodes.TOO_BIG, ""));
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("event=close-failed reason=\"{}\"", gone.toString());
        }
    }
}
