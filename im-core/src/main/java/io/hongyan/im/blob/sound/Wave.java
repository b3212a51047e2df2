package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** WAV: how many bytes of sound there are, and how many a second takes. */
final class Wave implements Walk {
    @Override
    public Facts measure(Window file, String type) throws IOException {
        Measured measured = new Measured();
        measured.sound();
        AtomicLong rate = new AtomicLong();
        file.walk(12, place -> chunk(file, place, rate, measured));
        return measured.facts("wav", type);
    }

    private static long chunk(Window file, long place, AtomicLong rate, Measured measured) throws IOException {
        String name = file.text(place, 4);
        long size = file.little(place + 4, 4);
        if (name.equals("fmt ")) {
            rate.set(file.little(place + 16, 4));
        } else if (name.equals("data") && rate.get() > 0) {
            measured.lasts(Math.min(size, file.size() - place - 8) / (double) rate.get());
        }
        return place + 8 + size + (size & 1);
    }
}
