package io.hongyan.im.conformance.client;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures to send. */
public final class Pictures {
    /** What a photo tells of where it was taken. */
    public static final String PLACE = "39.9042N 116.4074E";

    private Pictures() {}

    public static byte[] png(int width, int height) {
        return encoded("png", width, height);
    }

    /** A JPEG of a camera that was held on its side, with the place in its EXIF data. */
    public static byte[] photo(int width, int height) {
        byte[] plain = encoded("jpeg", width, height);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(plain, 0, 2);
            out.writeShort(0xFFE1);
            out.writeShort(2 + 6 + 26 + PLACE.length());
            out.writeBytes("Exif\0\0MM\0*");
            out.writeInt(8);
            out.writeShort(1);
            out.writeShort(0x0112);
            out.writeShort(3);
            out.writeInt(1);
            out.writeShort(6);
            out.writeShort(0);
            out.writeInt(0);
            out.writeBytes(PLACE);
            out.write(plain, 2, plain.length - 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] encoded(String format, int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
