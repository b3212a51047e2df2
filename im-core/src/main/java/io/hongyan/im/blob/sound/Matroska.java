package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.io.EOFException;
import java.io.IOException;
import java.util.Set;

/**
 * WebM and Matroska (RFC 9559). Recorders of browsers write neither durations nor sizes, so every block's time is looked
 * at. Elements that hold elements are simply gone into: the order of what comes then is the same whatever sizes say.
 */
final class Matroska implements Walk {
    private static final Set<Integer> MASTERS =
            Set.of(0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0, 0xE1, 0x1F43B675, 0xA0);
    private static final int DOC_TYPE = 0x4282;
    private static final int SCALE = 0x2AD7B1;
    private static final int TRACK_TYPE = 0x83;
    private static final int WIDTH = 0xB0;
    private static final int HEIGHT = 0xBA;
    private static final int CLUSTER_TIME = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int BLOCK = 0xA1;
    private static final int BLOCK_DURATION = 0x9B;
    private static final double NANOS = 1e9;

    @Override
    public Facts measure(Window file, String type) throws IOException {
        State state = new State(file);
        file.walk(0, state::element);
        return state.measured.facts(state.webm ? "webm" : "x-matroska", type);
    }

    private static final class State {
        private final Window file;
        private final Measured measured = new Measured();
        private boolean webm;
        private long scale = 1_000_000;
        private long cluster;
        private long block;
        private long width;

        State(Window file) {
            this.file = file;
        }

        /** @return where the next one begins */
        long element(long place) throws IOException {
            int idLength = length(place);
            int id = (int) file.big(place, idLength);
            int sizeLength = length(place + idLength);
            long data = place + idLength + sizeLength;
            if (MASTERS.contains(id)) {
                return data;
            }
            long size = number(place + idLength, sizeLength);
            if (size < 0 || size > file.size()) {
                throw new EOFException("an element without end");
            }
            found(id, data, size);
            return data + size;
        }

        private void found(int id, long data, long size) throws IOException {
            switch (id) {
                case DOC_TYPE -> webm = file.text(data, (int) Math.min(size, 4)).equals("webm");
                case SCALE -> scale = value(data, size);
                case TRACK_TYPE -> track(value(data, size));
                case WIDTH -> width = value(data, size);
                case HEIGHT -> measured.picture(width, value(data, size));
                case CLUSTER_TIME -> cluster = value(data, size);
                case BLOCK, SIMPLE_BLOCK -> block(data);
                case BLOCK_DURATION -> measured.lasts(seconds(block + value(data, size)));
                default -> {
                    // nothing that we ask
                }
            }
        }

        private void track(long kind) {
            if (kind == 1) {
                measured.picture(0, 0);
            } else if (kind == 2) {
                measured.sound();
            }
        }

        private void block(long data) throws IOException {
            block = cluster + (short) file.big(data + length(data), 2);
            measured.lasts(seconds(block));
        }

        private double seconds(long ticks) {
            return ticks * (double) scale / NANOS;
        }

        private long value(long data, long size) throws IOException {
            return file.big(data, (int) Math.min(size, 8));
        }

        private int length(long place) throws IOException {
            int first = file.u8(place);
            if (first == 0) {
                throw new EOFException("no number");
            }
            return Integer.numberOfLeadingZeros(first) - 23;
        }

        /** Negative for an unknown size. */
        private long number(long place, int length) throws IOException {
            long mask = (1L << (7 * length)) - 1;
            long number = file.big(place, length) & mask;
            return number == mask ? -1 : number;
        }
    }
}
