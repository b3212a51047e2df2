package io.hongyan.im.plugin.text;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;

class TextJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected void use(TestServer server) {
        server.alice().send(server.bob(), "text", new Text("hello"));
    }
}
