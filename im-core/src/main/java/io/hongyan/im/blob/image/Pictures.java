package io.hongyan.im.blob.image;

import io.hongyan.im.blob.Facts;
import io.hongyan.im.blob.Product;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pictures fit to be shown. Nothing is decoded before its size is known and allowed, and never more pixels at once
 * than one picture may have.
 */
public final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    private static final int SMALL = 320;
    private static final int LONGEST = 30_000;
    private static final float FINE = 0.92f;
    private static final float COARSE = 0.8f;
    private static final long WAIT_SECONDS = 20;
    private static final int MILLION = 1_000_000;

    private final int megapixels;
    private final Semaphore room;

    /** @param megapixels the most that a picture may have */
    public Pictures(int megapixels) {
        this.megapixels = megapixels;
        this.room = new Semaphore(megapixels, true);
    }

    /** Whether this is a type of pictures that can be shown. */
    public static boolean takes(String type) {
        return Cleaner.of(type).isPresent();
    }

    /**
     * Cleans, turns and measures a picture.
     *
     * @param type one that it {@link #takes}
     * @param folder where files may be made
     * @return empty if the bytes are no such picture
     * @throws Refused too large, by its pixels; overloaded
     */
    public Optional<Product> take(String type, Path raw, Path folder) throws IOException {
        Path clean = folder.resolve("clean");
        try {
            int orientation = Cleaner.of(type).orElseThrow().clean(raw, clean);
            return Optional.of(take(type, clean, orientation, folder));
        } catch (IOException | RuntimeException malformed) {
            if (malformed instanceof Refused refused) {
                throw refused;
            }
            LOG.debug("event=picture-malformed type={} reason={}", type, malformed.toString());
            return Optional.empty();
        }
    }

    private Product take(String type, Path clean, int orientation, Path folder) throws IOException {
        Formats.know();
        Dimension size = size(type, clean);
        int weight = weight(size);
        enter(weight);
        try {
            return orientation == Orientation.UPRIGHT
                    ? picture(type, clean, size, folder)
                    : turned(type, clean, orientation, folder);
        } finally {
            room.release(weight);
        }
    }

    private Product turned(String type, Path clean, int orientation, Path folder) throws IOException {
        Path upright = folder.resolve("upright");
        String written;
        try (Decoder decoder = new Decoder(type, clean)) {
            BufferedImage image = ExifFilterUtils.getFilterForOrientation(
                            net.coobird.thumbnailator.util.exif.Orientation.typeOf(orientation))
                    .apply(decoder.read(1));
            written = Encoder.write(image, type.equals("image/png"), FINE, upright);
        }
        return picture(written, upright, size(written, upright), folder);
    }

    private static Product picture(String type, Path file, Dimension size, Path folder) {
        return new Product(Facts.picture(type, size.width, size.height), file, small(type, file, size, folder));
    }

    /** Some pictures can be measured but not decoded here: they go without. */
    private static Optional<Path> small(String type, Path file, Dimension size, Path folder) {
        Path small = folder.resolve("small");
        try (Decoder decoder = new Decoder(type, file)) {
            BufferedImage image = decoder.read(Math.max(1, Math.max(size.width, size.height) / (4 * SMALL)));
            boolean fits = image.getWidth() <= SMALL && image.getHeight() <= SMALL;
            Encoder.write(
                    fits ? image : Thumbnails.of(image).size(SMALL, SMALL).asBufferedImage(), false, COARSE, small);
            return Optional.of(small);
        } catch (IOException | RuntimeException undecodable) {
            LOG.debug("event=thumbnail-failed type={} reason={}", type, undecodable.toString());
            return Optional.empty();
        }
    }

    private Dimension size(String type, Path file) throws IOException {
        try (Decoder decoder = new Decoder(type, file)) {
            Dimension size = decoder.size();
            if ((long) size.width * size.height > (long) megapixels * MILLION
                    || Math.max(size.width, size.height) > LONGEST) {
                throw new Refused(Code.TOO_LARGE, Map.of("limit", megapixels, "unit", "megapixels"));
            }
            return size;
        }
    }

    private int weight(Dimension size) {
        return Math.min(megapixels, 1 + (int) ((long) size.width * size.height / MILLION));
    }

    private void enter(int weight) {
        try {
            if (!room.tryAcquire(weight, WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(Code.OVERLOADED);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refused(Code.OVERLOADED);
        }
    }
}
