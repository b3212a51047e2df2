package io.hongyan.im.plugin.contact;

import io.hongyan.im.api.UserName;
import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;

class ContactJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected void use(TestServer server) {
        server.alice().send(server.bob(), "contact", new Contact(new UserName("admin"), null, null));
    }
}
