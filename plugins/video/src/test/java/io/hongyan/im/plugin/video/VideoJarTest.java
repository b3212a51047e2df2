package io.hongyan.im.plugin.video;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.Person;
import io.hongyan.im.plugin.testkit.TestServer;
import java.nio.charset.StandardCharsets;

class VideoJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected void use(TestServer server) {
        Person alice = server.alice();
        byte[] nothing = "\0\0\0\30ftypmp42\0\0\0\0mp42isom".getBytes(StandardCharsets.ISO_8859_1);

        alice.send(server.bob(), "video", new Video(alice.upload("film.mp4", nothing), null, 1, 640, 360));
    }
}
