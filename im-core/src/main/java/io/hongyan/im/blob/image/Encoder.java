package io.hongyan.im.blob.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures: as PNG if anything shines through, else as JPEG. */
final class Encoder {
    private Encoder() {}

    /** @return the type that was written */
    static String write(BufferedImage image, boolean lossless, float quality, Path file) throws IOException {
        boolean png = lossless || image.getColorModel().hasAlpha();
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(png ? "png" : "jpeg").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(Files.newOutputStream(file))) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (!png) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(png ? image : plain(image), null, null), param);
        } finally {
            writer.dispose();
        }
        return png ? "image/png" : "image/jpeg";
    }

    /** In the colours that every screen means. */
    private static BufferedImage plain(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB || image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = plain.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return plain;
    }
}
