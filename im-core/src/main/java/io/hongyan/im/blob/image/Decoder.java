package io.hongyan.im.blob.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** One opened picture file. WebP's reader is named, not looked up, so that nothing of the application stays in the JDK. */
final class Decoder implements AutoCloseable {
    private final FileImageInputStream stream;
    private final ImageReader reader;

    Decoder(String type, Path file) throws IOException {
        this.stream = new FileImageInputStream(file.toFile());
        this.reader = reader(type);
        reader.setInput(stream, true, true);
    }

    private static ImageReader reader(String type) throws IOException {
        if (type.equals("image/webp")) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + type);
        }
        return readers.next();
    }

    /** Pixels, from the header alone. */
    Dimension size() throws IOException {
        return new Dimension(reader.getWidth(0), reader.getHeight(0));
    }

    /** The first image, of which only every n-th pixel and line may be read. */
    BufferedImage read(int every) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, param);
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
    }
}
