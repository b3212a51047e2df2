package io.hongyan.im.blob.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures with and without secrets. */
public final class Samples {
    /** What must not be found in anything that is kept. */
    public static final String SECRET = "GPS 39.9042N 116.4074E";

    /** One white pixel (VP8L), from the format's own documentation. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private Samples() {}

    /** Red on the left, blue on the right. */
    public static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A JPEG as a phone makes it: turned, and telling where it was. */
    public static byte[] photo(int width, int height, int orientation) {
        byte[] plain = picture("jpeg", width, height);
        return bytes(out -> {
            out.write(plain, 0, 2);
            out.writeShort(0xFFE1);
            byte[] exif = exif(orientation);
            out.writeShort(2 + 6 + exif.length);
            out.writeBytes("Exif\0\0");
            out.write(exif);
            out.writeShort(0xFFFE);
            out.writeShort(2 + SECRET.length());
            out.writeBytes(SECRET);
            out.write(plain, 2, plain.length - 2);
            out.writeBytes(SECRET);
        });
    }

    /** A TIFF directory of one orientation, and a secret. */
    static byte[] exif(int orientation) {
        return bytes(out -> {
            out.writeBytes("MM\0*");
            out.writeInt(8);
            out.writeShort(1);
            out.writeShort(0x0112);
            out.writeShort(3);
            out.writeInt(1);
            out.writeShort(orientation);
            out.writeShort(0);
            out.writeInt(0);
            out.writeBytes(SECRET);
        });
    }

    public static byte[] pngWithText() {
        byte[] plain = picture("png", 40, 20);
        byte[] text = ("Comment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
        int end = plain.length - 12;
        return bytes(out -> {
            out.write(plain, 0, end);
            chunk(out, "tEXt", text);
            chunk(out, "eXIf", exif(1));
            out.write(plain, end, 12);
            out.writeBytes(SECRET);
        });
    }

    /** The header of a PNG that claims to be so large, and the beginning of its data. */
    public static byte[] bomb(int width, int height) {
        return bytes(out -> {
            out.writeLong(0x89504E470D0A1A0AL);
            byte[] header = ByteBuffer.allocate(13)
                    .putInt(width)
                    .putInt(height)
                    .put((byte) 8)
                    .put((byte) 2)
                    .array();
            chunk(out, "IHDR", header);
            chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9C, 1});
            chunk(out, "IEND", new byte[0]);
        });
    }

    public static byte[] gifWithComment() {
        byte[] plain = picture("gif", 40, 20);
        return bytes(out -> {
            out.write(plain, 0, plain.length - 1);
            out.writeShort(0x21FE);
            out.write(SECRET.length());
            out.writeBytes(SECRET);
            out.write(0);
            out.write(0x3B);
        });
    }

    public static byte[] webpWithExif() {
        byte[] plain = Base64.getDecoder().decode(WEBP);
        byte[] exif = exif(1);
        byte[] even = Arrays.copyOf(exif, exif.length + exif.length % 2);
        return bytes(out -> {
            out.writeBytes("RIFF");
            out.writeInt(Integer.reverseBytes(plain.length - 8 + 18 + 8 + even.length));
            out.writeBytes("WEBPVP8X");
            out.writeInt(Integer.reverseBytes(10));
            out.write(new byte[] {0x08, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            out.write(plain, 12, plain.length - 12);
            out.writeBytes("EXIF");
            out.writeInt(Integer.reverseBytes(even.length));
            out.write(even);
        });
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt((int) sum.getValue());
    }

    /** Writes to memory. */
    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
