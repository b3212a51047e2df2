package io.hongyan.im.plugin.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.Person;
import io.hongyan.im.plugin.testkit.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

class NewsJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    private static byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes))
                    .isTrue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    @Override
    protected void use(TestServer server) {
        Person alice = server.alice();
        News news = new News("Geese are back", alice.upload("red.png", png()), "https://example.org/", null);

        alice.send(server.bob(), "news", news);
    }
}
