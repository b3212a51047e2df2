package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.io.IOException;

/** FLAC (RFC 9639): what its first block says. */
final class Flac implements Walk {
    @Override
    public Facts measure(Window file, String type) throws IOException {
        Measured measured = new Measured();
        measured.sound();
        long rate = file.big(18, 3) >> 4;
        long samples = file.big(21, 5) & 0xF_FFFF_FFFFL;
        if (rate > 0 && samples > 0) {
            measured.lasts(samples / (double) rate);
        }
        return measured.facts("flac", type);
    }
}
