package io.hongyan.im.blob.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Copies a picture without what it tells beside the picture: where and by what it was taken, comments, other people's
 * data behind its end. The picture itself is copied as it is.
 */
abstract class Cleaner {
    /** The most that is read of EXIF data. */
    static final int MOST_EXIF = 1 << 16;

    static Optional<Cleaner> of(String type) {
        return switch (type) {
            case "image/jpeg" -> Optional.of(new JpegCleaner());
            case "image/png" -> Optional.of(new PngCleaner());
            case "image/gif" -> Optional.of(new GifCleaner());
            case "image/webp" -> Optional.of(new WebpCleaner());
            default -> Optional.empty();
        };
    }

    /**
     * Copies one picture.
     *
     * @return how it has to be turned, 1 to 8
     * @throws IOException if it is malformed or ends too early
     */
    abstract int clean(DataInputStream in, DataOutputStream out) throws IOException;

    /** What has to be put right when the length is known. */
    void finish(Path file) throws IOException {}

    final int clean(Path from, Path to) throws IOException {
        int orientation;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(from)));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
            orientation = clean(in, out);
        }
        finish(to);
        return orientation;
    }

    static void copy(DataInputStream in, DataOutputStream out, long length) throws IOException {
        byte[] buffer = new byte[(int) Math.min(1 << 16, length)];
        for (long left = length; left > 0; ) {
            int count = (int) Math.min(buffer.length, left);
            in.readFully(buffer, 0, count);
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    static void skip(DataInputStream in, long length) throws IOException {
        in.skipNBytes(length);
    }

    static void require(boolean holds, String why) throws Malformed {
        if (!holds) {
            throw new Malformed(why);
        }
    }
}
