package io.hongyan.im.blob.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held: the one thing in EXIF that the picture needs. */
final class Orientation {
    /** Nothing to turn. */
    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    private Orientation() {}

    /**
     * Reads the first directory of EXIF data (TIFF 6.0, section 2), in place, whatever it claims of its sizes.
     *
     * @return 1 to 8; {@link #UPRIGHT} where nothing is said that can be understood
     */
    static int of(byte[] tiff) {
        try {
            ByteBuffer data = ByteBuffer.wrap(tiff);
            data.order(data.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = data.getInt(4);
            int entries = data.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if ((data.getShort(entry) & 0xFFFF) == TAG) {
                    int value = data.getShort(entry + 8);
                    return value >= UPRIGHT && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (BufferUnderflowException | IndexOutOfBoundsException nonsense) {
            return UPRIGHT;
        }
    }
}
