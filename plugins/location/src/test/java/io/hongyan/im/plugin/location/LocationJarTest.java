package io.hongyan.im.plugin.location;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;

class LocationJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected void use(TestServer server) {
        server.alice().send(server.bob(), "location", new Location(39.9042, 116.4074, "天安门广场", null));
    }
}
