package io.hongyan.im.plugin.webhook;

import io.hongyan.im.plugin.testkit.DatabaseContract;
import io.hongyan.im.plugin.testkit.TestServer;

class WebhookDatabaseTest extends DatabaseContract {
    @Override
    protected void use(TestServer server) {
        try (Receiver receiver = new Receiver()) {
            new Day(server, receiver).pass();
        }
    }
}
