package io.hongyan.im.blob.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.blob.Product;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
    private final Pictures pictures = new Pictures(50);

    @TempDir
    Path folder;

    private Optional<Product> take(String type, byte[] bytes) throws IOException {
        Path work = Files.createTempDirectory(folder, "work");
        return pictures.take(type, Files.write(work.resolve("raw"), bytes), work);
    }

    private static void assertClean(Product product) throws IOException {
        assertThat(Files.readString(product.file(), StandardCharsets.ISO_8859_1))
                .doesNotContain(Samples.SECRET, "Exif");
    }

    @ParameterizedTest
    @CsvSource({"1, 600, 400", "3, 600, 400", "6, 400, 600", "8, 400, 600"})
    void turnsAPhotoUprightAndForgetsWhereItWasTaken(int orientation, int width, int height) throws IOException {
        Product product =
                take("image/jpeg", Samples.photo(600, 400, orientation)).orElseThrow();

        assertThat(product.facts().type()).isEqualTo("image/jpeg");
        assertThat(product.facts().width()).hasValue(width);
        assertThat(product.facts().height()).hasValue(height);
        assertClean(product);
        BufferedImage shown = ImageIO.read(product.file().toFile());
        assertThat(shown.getWidth()).isEqualTo(width);
        boolean redFirst = (shown.getRGB(5, 5) >> 16 & 0xFF) > 200;
        assertThat(redFirst).isEqualTo(orientation == 1 || orientation == 6);
    }

    @Test
    void leavesTheDataOfAnUprightPhotoAsItIs() throws IOException {
        Product product = take("image/jpeg", Samples.photo(64, 48, 1)).orElseThrow();

        BufferedImage before = ImageIO.read(Files.write(folder.resolve("plain"), Samples.picture("jpeg", 64, 48))
                .toFile());
        BufferedImage after = ImageIO.read(product.file().toFile());
        assertThat(after.getRGB(0, 0, 64, 48, null, 0, 64)).isEqualTo(before.getRGB(0, 0, 64, 48, null, 0, 64));
    }

    @Test
    void makesASmallPictureInProportion() throws IOException {
        Path small = take("image/jpeg", Samples.photo(2_000, 1_000, 6))
                .flatMap(Product::thumbnail)
                .orElseThrow();

        BufferedImage image = ImageIO.read(small.toFile());
        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(image.getHeight()).isEqualTo(320);
    }

    @Test
    void cleansEveryKindThatItTakes() throws IOException {
        assertClean(take("image/png", Samples.pngWithText()).orElseThrow());
        assertClean(take("image/gif", Samples.gifWithComment()).orElseThrow());
        Product webp = take("image/webp", Samples.webpWithExif()).orElseThrow();
        assertClean(webp);
        assertThat(webp.facts().width()).hasValue(1);
        assertThat(webp.thumbnail()).isPresent();
    }

    @Test
    void refusesABombBeforeItIsDecoded() {
        assertThatThrownBy(() -> take("image/png", Samples.bomb(60_000, 60_000)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.TOO_LARGE));
        assertThatThrownBy(() -> take("image/png", Samples.bomb(40_000, 1))).isInstanceOf(Refused.class);
    }

    @Test
    void takesNoPictureThatIsNone() throws IOException {
        byte[] photo = Samples.photo(64, 48, 1);
        assertThat(take("image/jpeg", java.util.Arrays.copyOf(photo, 40))).isEmpty();
        assertThat(take("image/gif", photo)).isEmpty();
        assertThat(take("image/webp", Samples.pngWithText())).isEmpty();
    }

    @Test
    void survivesBrokenPictures() throws IOException {
        Random random = new Random(7);
        byte[][] originals = {
            Samples.photo(64, 48, 6), Samples.pngWithText(), Samples.gifWithComment(), Samples.webpWithExif()
        };
        String[] types = {"image/jpeg", "image/png", "image/gif", "image/webp"};
        for (int i = 0; i < 400; i++) {
            byte[] broken = originals[i % 4].clone();
            for (int j = 0; j < 1 + i % 8; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(take(types[i % 4], broken)).isNotNull();
            } catch (Refused tooLarge) {
                assertThat(tooLarge.code()).isEqualTo(Code.TOO_LARGE);
            }
        }
    }
}
