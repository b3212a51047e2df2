package io.hongyan.im.blob.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;

/** Keeps the chunks of a PNG (third edition, section 11) that make the picture, moving ones too. */
final class PngCleaner extends Cleaner {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int END = code("IEND");
    private static final int EXIF = code("eXIf");
    private static final Set<Integer> KEPT = Set.of(
            code("IHDR"),
            code("PLTE"),
            code("IDAT"),
            END,
            code("tRNS"),
            code("gAMA"),
            code("cHRM"),
            code("sRGB"),
            code("iCCP"),
            code("cICP"),
            code("sBIT"),
            code("bKGD"),
            code("pHYs"),
            code("acTL"),
            code("fcTL"),
            code("fdAT"));

    @Override
    int clean(DataInputStream in, DataOutputStream out) throws IOException {
        require(in.readLong() == SIGNATURE, "no PNG");
        out.writeLong(SIGNATURE);
        int orientation = Orientation.UPRIGHT;
        int type;
        do {
            int length = in.readInt();
            type = in.readInt();
            require(length >= 0, "a chunk too long");
            if (KEPT.contains(type)) {
                out.writeInt(length);
                out.writeInt(type);
                copy(in, out, length + 4L);
            } else if (type == EXIF && length <= MOST_EXIF) {
                orientation = Orientation.of(in.readNBytes(length));
                skip(in, 4);
            } else {
                skip(in, length + 4L);
            }
        } while (type != END);
        return orientation;
    }

    private static int code(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
