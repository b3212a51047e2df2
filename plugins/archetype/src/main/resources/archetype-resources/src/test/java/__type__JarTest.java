package ${package};

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;

/** Runs the whole server with this plugin as a jar, uses it and removes it. */
class ${type}JarTest extends JarContract {
    @Override
    protected void use(TestServer server) {
        server.alice().send(server.bob(), "${id}", new ${type}("hurray", 1));
    }
}
