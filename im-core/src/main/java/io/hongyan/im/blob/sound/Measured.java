package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.util.OptionalInt;

/** What a walk found. */
final class Measured {
    private double seconds = -1;
    private int width;
    private int height;
    private boolean sound;
    private boolean picture;

    void sound() {
        sound = true;
    }

    /** @param width pixels; 0 if it is not said */
    void picture(long width, long height) {
        picture = true;
        if (width > 0 && width < 1 << 16 && height > 0 && height < 1 << 16) {
            this.width = (int) width;
            this.height = (int) height;
        }
    }

    void lasts(double atLeast) {
        if (Double.isFinite(atLeast)) {
            seconds = Math.max(seconds, atLeast);
        }
    }

    boolean hasPicture() {
        return picture;
    }

    /** @param container as {@code webm}; a file with pictures is a video of it, one with sound alone is audio */
    Facts facts(String container, String otherwise) {
        String type = picture ? "video/" + container : sound ? "audio/" + container : otherwise;
        boolean sized = picture && width > 0;
        return new Facts(
                type,
                sized ? OptionalInt.of(width) : OptionalInt.empty(),
                sized ? OptionalInt.of(height) : OptionalInt.empty(),
                seconds < 0
                        ? OptionalInt.empty()
                        : OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Math.ceil(seconds))));
    }
}
