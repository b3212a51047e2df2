package io.hongyan.im.plugin.file;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.Person;
import io.hongyan.im.plugin.testkit.TestServer;
import java.nio.charset.StandardCharsets;

class FileJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected void use(TestServer server) {
        Person alice = server.alice();
        BlobId file = alice.upload("letter.txt", "Dear Bob".getBytes(StandardCharsets.UTF_8));

        alice.send(server.bob(), "file", new SentFile(file, "letter.txt", 8));
    }
}
