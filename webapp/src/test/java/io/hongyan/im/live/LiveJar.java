package io.hongyan.im.live;

import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Stage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built WAR in WildFly, people, and a jar for its folder of plugins. */
@ExtendWith(ArquillianExtension.class)
@Timeout(300)
abstract class LiveJar {
    private static final Path HOME = Path.of(System.getProperty("it.home"));

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL base;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")));
    }

    /** The plugin's id, which the jar is named after. */
    abstract String id();

    @BeforeEach
    void open() throws URISyntaxException {
        stage = new Stage(new Server(new URI("http", null, "127.0.0.1", base.getPort(), base.getPath(), null, null)));
    }

    @AfterEach
    void close() throws IOException {
        Files.deleteIfExists(file());
        stage.close();
    }

    Stage stage() {
        return stage;
    }

    Rest administrator() {
        return Person.administrator(stage, HOME).device("desktop").signIn().rest();
    }

    /** Where the jar is dropped. */
    Path file() {
        return inFolder(id() + ".jar");
    }

    Path inFolder(String name) {
        return HOME.resolve("plugins").resolve(name);
    }

    /** Drops it, in the place of one that is there. */
    void drop(JavaArchive jar) throws IOException {
        Path part = inFolder(id() + ".part");
        jar.as(ZipExporter.class).exportTo(part.toFile(), true);
        Files.move(part, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    interface Condition {
        boolean holds() throws InterruptedException;
    }

    static void until(Condition condition) throws InterruptedException {
        while (!condition.holds()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
