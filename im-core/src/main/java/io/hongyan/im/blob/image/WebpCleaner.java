package io.hongyan.im.blob.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/** Keeps the chunks of a WebP (RFC 9649) that make the picture, moving ones too. */
final class WebpCleaner extends Cleaner {
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    /** Of the extended header's flags: there is EXIF, there is XMP. */
    private static final int TOLD = 0x08 | 0x04;

    @Override
    int clean(DataInputStream in, DataOutputStream out) throws IOException {
        copy(in, out, 4);
        long left = (Integer.reverseBytes(in.readInt()) & 0xFFFFFFFFL) - 4;
        out.writeInt(0);
        copy(in, out, 4);
        int orientation = Orientation.UPRIGHT;
        while (left >= 8) {
            byte[] name = in.readNBytes(4);
            long length = Integer.reverseBytes(in.readInt()) & 0xFFFFFFFFL;
            long padded = length + (length & 1);
            left -= 8 + padded;
            String chunk = new String(name, StandardCharsets.ISO_8859_1);
            if (KEPT.contains(chunk)) {
                out.write(name);
                out.writeInt(Integer.reverseBytes((int) length));
                if (chunk.equals("VP8X")) {
                    require(length >= 10, "a header too short");
                    out.write(in.readUnsignedByte() & ~TOLD);
                    padded--;
                }
                copy(in, out, padded);
            } else if (chunk.equals("EXIF") && length <= MOST_EXIF) {
                orientation = exif(in.readNBytes((int) padded));
            } else {
                skip(in, padded);
            }
        }
        return orientation;
    }

    /** Some write the prefix that JPEG has. */
    private static int exif(byte[] data) {
        boolean prefixed = data.length > 6 && data[0] == 'E' && data[1] == 'x';
        return Orientation.of(prefixed ? java.util.Arrays.copyOfRange(data, 6, data.length) : data);
    }

    @Override
    void finish(Path file) throws IOException {
        try (RandomAccessFile riff = new RandomAccessFile(file.toFile(), "rw")) {
            int size = (int) (riff.length() - 8);
            riff.seek(4);
            riff.writeInt(Integer.reverseBytes(size));
        }
    }
}
