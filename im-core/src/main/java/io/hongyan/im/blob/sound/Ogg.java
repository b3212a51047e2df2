package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ogg (RFC 3533) with Opus, Vorbis, Speex or Theora: the last time stamps of its streams, which may follow each other. */
final class Ogg implements Walk {
    private static final int HEAD = 27;
    private static final int OPUS_RATE = 48_000;

    /** How the stamps of one stream count. */
    private record Stream(double rate, long before, long last) {
        double seconds() {
            return Math.max(0, last - before) / rate;
        }
    }

    @Override
    public Facts measure(Window file, String type) throws IOException {
        Map<Long, Stream> streams = new LinkedHashMap<>();
        Measured measured = new Measured();
        file.walk(0, place -> page(file, place, streams, measured));
        if (!streams.isEmpty()) {
            measured.lasts(
                    streams.values().stream().mapToDouble(Stream::seconds).sum());
        }
        return measured.facts("ogg", type);
    }

    /** @return where the next one begins */
    private static long page(Window file, long place, Map<Long, Stream> streams, Measured measured) throws IOException {
        if (!file.text(place, 4).equals("OggS")) {
            throw new EOFException("no page");
        }
        long stamp = file.little(place + 6, 8);
        long serial = file.little(place + 14, 4);
        int segments = file.u8(place + HEAD - 1);
        long data = place + HEAD + segments;
        long next = data;
        for (int i = 0; i < segments; i++) {
            next += file.u8(place + HEAD + i);
        }
        file.u8(next - 1);
        if ((file.u8(place + 5) & 2) != 0) {
            begin(file, data, serial, streams, measured);
        } else {
            streams.computeIfPresent(
                    serial, (same, stream) -> new Stream(stream.rate, stream.before, Math.max(stream.last, stamp)));
        }
        return next;
    }

    private static void begin(Window file, long data, long serial, Map<Long, Stream> streams, Measured measured)
            throws IOException {
        String name = file.text(data, 8);
        double rate = 0;
        long before = 0;
        if (name.equals("OpusHead")) {
            rate = OPUS_RATE;
            before = file.little(data + 10, 2);
        } else if (name.startsWith("\u0001vorbis")) {
            rate = file.little(data + 12, 4);
        } else if (name.equals("Speex   ")) {
            rate = file.little(data + 36, 4);
        } else if (name.startsWith("\u0080theora")) {
            measured.picture(file.big(data + 14, 3), file.big(data + 17, 3));
        }
        if (rate > 0) {
            measured.sound();
            streams.put(serial, new Stream(rate, before, 0));
        }
    }
}
