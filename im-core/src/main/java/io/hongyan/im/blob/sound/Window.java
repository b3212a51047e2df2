package io.hongyan.im.blob.sound;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers at places of a file, read through one small buffer. Only so many are given out: whatever a file claims, a walk
 * over it ends.
 */
final class Window implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Window.class);
    private static final int SIZE = 1 << 15;
    private static final int MOST_READS = 20_000_000;

    private final FileChannel file;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE).limit(0);
    private long begin;
    private int reads;

    Window(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.size = file.size();
    }

    long size() {
        return size;
    }

    /** @throws EOFException beyond the end */
    int u8(long place) throws IOException {
        if (place < 0 || place >= size || ++reads > MOST_READS) {
            throw new EOFException("nothing at " + place);
        }
        if (place < begin || place >= begin + buffer.limit()) {
            load(place);
        }
        return buffer.get((int) (place - begin)) & 0xFF;
    }

    private void load(long place) throws IOException {
        begin = place;
        buffer.clear();
        while (buffer.hasRemaining() && file.read(buffer, begin + buffer.position()) >= 0) {
            if (begin + buffer.position() >= size) {
                break;
            }
        }
        buffer.flip();
        if (buffer.limit() == 0) {
            throw new EOFException("the file became shorter");
        }
    }

    /** Most significant byte first, at most 8. */
    long big(long place, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | u8(place + i);
        }
        return number;
    }

    /** Least significant byte first, at most 8. */
    long little(long place, int bytes) throws IOException {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | u8(place + i);
        }
        return number;
    }

    /** One character a byte. */
    String text(long place, int bytes) throws IOException {
        byte[] text = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            text[i] = (byte) u8(place + i);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Goes from one place to the next. */
    @FunctionalInterface
    interface Step {
        /** @return a place further on */
        long from(long place) throws IOException;
    }

    /** Takes steps to the end of the file, or to where it makes no sense: a file that was cut is what there is of it. */
    void walk(long from, Step step) throws IOException {
        try {
            for (long place = from; place < size; ) {
                place = step.from(place);
            }
        } catch (EOFException cut) {
            LOG.debug("event=sound-cut reason={}", cut.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
