package io.hongyan.im.blob.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Keeps of a GIF (89a) its images, their timing and that they repeat. */
final class GifCleaner extends Cleaner {
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3B;
    private static final int TIMING = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final Set<String> REPEATING = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    @Override
    int clean(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] head = new byte[6 + 7];
        in.readFully(head);
        out.write(head);
        copy(in, out, table(head[10]));
        int block = in.readUnsignedByte();
        while (block != END) {
            require(block == IMAGE || block == EXTENSION, "an unknown block");
            if (block == IMAGE) {
                image(in, out);
            } else {
                extension(in, out);
            }
            block = in.readUnsignedByte();
        }
        out.write(END);
        return Orientation.UPRIGHT;
    }

    /** How many bytes a table of colours has, by its flags. */
    private static int table(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static void image(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] head = new byte[9];
        in.readFully(head);
        out.write(IMAGE);
        out.write(head);
        copy(in, out, table(head[8]) + 1L);
        blocks(in, out, true);
    }

    private static void extension(DataInputStream in, DataOutputStream out) throws IOException {
        int label = in.readUnsignedByte();
        byte[] first = new byte[in.readUnsignedByte()];
        in.readFully(first);
        boolean repeats = label == APPLICATION && REPEATING.contains(new String(first, StandardCharsets.ISO_8859_1));
        boolean kept = label == TIMING || repeats;
        if (kept) {
            out.write(EXTENSION);
            out.write(label);
            out.write(first.length);
            out.write(first);
        }
        if (first.length > 0) {
            blocks(in, out, kept);
        }
    }

    private static void blocks(DataInputStream in, DataOutputStream out, boolean kept) throws IOException {
        int length;
        do {
            length = in.readUnsignedByte();
            if (kept) {
                out.write(length);
                copy(in, out, length);
            } else {
                skip(in, length);
            }
        } while (length > 0);
    }
}
