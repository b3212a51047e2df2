package io.hongyan.im.plugin.webhook;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;

class WebhookJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected void use(TestServer server) {
        try (Receiver receiver = new Receiver()) {
            new Day(server, receiver).pass();
        }
    }
}
