package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;
import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Stage;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built WAR in one server with its H2 file, entered by one door. */
@ExtendWith(ArquillianExtension.class)
abstract class ServerIT implements Cases {
    private final Door door;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL base;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    ServerIT(Door door) {
        this.door = door;
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")));
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @BeforeEach
    void open() throws URISyntaxException {
        stage = new Stage(
                new Server(new URI("http", null, "127.0.0.1", base.getPort(), base.getPath(), null, null)), door);
    }

    @AfterEach
    void close() {
        stage.close();
    }
}
