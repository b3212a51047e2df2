package io.hongyan.im.blob.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps of a JPEG (ITU T.81, annex B) its frames, scans and tables, its colours, and nothing else. */
final class JpegCleaner extends Cleaner {
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int COLOURS = 0xE2;
    private static final int ADOBE = 0xEE;
    /** No camera makes more; each makes the decoder go over the whole picture. */
    private static final int MOST_SCANS = 64;

    @Override
    int clean(DataInputStream in, DataOutputStream out) throws IOException {
        require(in.readUnsignedShort() == 0xFF00 + START, "no start of image");
        out.writeShort(0xFF00 + START);
        int orientation = Orientation.UPRIGHT;
        int scans = 0;
        int marker = next(in);
        while (marker != END) {
            byte[] segment = segment(in);
            if (marker == EXIF && begins(segment, "Exif\0\0")) {
                orientation = Orientation.of(Arrays.copyOfRange(segment, 6, segment.length));
            } else if (isKept(marker, segment)) {
                write(out, marker, marker == JFIF ? withoutThumbnail(segment) : segment);
            }
            require(marker != SCAN || ++scans <= MOST_SCANS, "too many scans");
            marker = marker == SCAN ? copyScan(in, out) : next(in);
        }
        out.writeShort(0xFF00 + END);
        return orientation;
    }

    private static int next(DataInputStream in) throws IOException {
        require(in.readUnsignedByte() == 0xFF, "no marker");
        int marker = in.readUnsignedByte();
        while (marker == 0xFF) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private static byte[] segment(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort();
        require(length >= 2, "a segment without length");
        byte[] segment = new byte[length - 2];
        in.readFully(segment);
        return segment;
    }

    private static boolean isKept(int marker, byte[] segment) {
        return switch (marker) {
            case JFIF -> begins(segment, "JFIF\0") && segment.length >= 14;
            case COLOURS -> begins(segment, "ICC_PROFILE\0");
            case ADOBE -> begins(segment, "Adobe");
            case COMMENT -> false;
            default -> marker < JFIF || marker > 0xEF;
        };
    }

    private static byte[] withoutThumbnail(byte[] jfif) {
        byte[] plain = Arrays.copyOf(jfif, 14);
        plain[12] = 0;
        plain[13] = 0;
        return plain;
    }

    private static boolean begins(byte[] segment, String text) {
        byte[] name = text.getBytes(StandardCharsets.ISO_8859_1);
        return segment.length >= name.length && Arrays.equals(segment, 0, name.length, name, 0, name.length);
    }

    private static void write(DataOutputStream out, int marker, byte[] segment) throws IOException {
        out.writeShort(0xFF00 + marker);
        out.writeShort(segment.length + 2);
        out.write(segment);
    }

    /** Copies coded data up to the marker that follows it; the end of the file is the end of the image. */
    private static int copyScan(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int one = in.read();
            if (one < 0) {
                return END;
            }
            if (one != 0xFF) {
                out.write(one);
                continue;
            }
            int marker = in.read();
            while (marker == 0xFF) {
                marker = in.read();
            }
            if (marker < 0) {
                return END;
            }
            if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) {
                return marker;
            }
            out.writeShort(0xFF00 + marker);
        }
    }
}
