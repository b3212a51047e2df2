package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.io.EOFException;
import java.io.IOException;

/** MP3 (ISO 11172-3, 13818-3): the frames are counted, since bit rates vary. */
final class Mp3 implements Walk {
    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int[][] KILOBITS = {
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };
    /** How far the next frame is looked for. */
    private static final int GAP = 1 << 16;

    @Override
    public Facts measure(Window file, String type) throws IOException {
        Measured measured = new Measured();
        measured.sound();
        Count count = new Count(file);
        file.walk(tag(file), count::frame);
        if (count.seconds > 0) {
            measured.lasts(count.seconds);
        }
        return measured.facts("mpeg", type);
    }

    private static final class Count {
        private final Window file;
        private double seconds;
        private int lost;

        Count(Window file) {
            this.file = file;
        }

        long frame(long place) throws IOException {
            Frame frame = Frame.at(file, place);
            seconds += frame.seconds;
            lost = frame.bytes == 0 ? lost + 1 : 0;
            if (lost == GAP) {
                throw new EOFException("no more frames");
            }
            return place + Math.max(1, frame.bytes);
        }
    }

    /** The length of what ID3v2 puts before the sound. */
    private static long tag(Window file) throws IOException {
        if (!file.text(0, 3).equals("ID3")) {
            return 0;
        }
        long size = 0;
        for (int i = 6; i < 10; i++) {
            size = size << 7 | (file.u8(i) & 0x7F);
        }
        return 10 + size;
    }

    /** A frame of layer III; without bytes where there is none. */
    private record Frame(int bytes, double seconds) {
        private static final Frame NONE = new Frame(0, 0);

        static Frame at(Window file, long place) throws IOException {
            int head = (int) file.big(place, 4);
            int version = head >>> 19 & 3;
            int kilobits = head >>> 12 & 15;
            int rateIndex = head >>> 10 & 3;
            boolean sync = head >>> 21 == 0x7FF && version != 1 && (head >>> 17 & 3) == 1;
            if (!sync || kilobits == 15 || kilobits == 0 || rateIndex == 3) {
                return NONE;
            }
            boolean first = version == 3;
            int rate = RATES[rateIndex] >> (first ? 0 : version == 2 ? 1 : 2);
            int samples = first ? 1152 : 576;
            int bytes = samples / 8 * KILOBITS[first ? 0 : 1][kilobits] * 1000 / rate + (head >>> 9 & 1);
            return new Frame(bytes, samples / (double) rate);
        }
    }
}
