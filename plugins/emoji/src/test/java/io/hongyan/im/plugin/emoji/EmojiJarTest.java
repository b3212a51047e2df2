package io.hongyan.im.plugin.emoji;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;
import java.util.Map;

class EmojiJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected void use(TestServer server) {
        server.alice().send(server.bob(), "emoji", new Emoji("😀", null));
        server.alice().call("emoji.frequent", Map.of());
    }
}
