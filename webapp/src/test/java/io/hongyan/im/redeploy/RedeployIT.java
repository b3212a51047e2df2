package io.hongyan.im.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Pictures;
import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.io.File;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator brings a new WAR while the server runs: of the old one nothing stays in memory. */
@ExtendWith(ArquillianExtension.class)
@Timeout(240)
class RedeployIT {
    private static final URI ROOT = URI.create("http://127.0.0.1:" + System.getProperty("it.http.port") + "/");
    private static final long PATIENCE_SECONDS = 120;
    private static final int THREADS = 64;

    private final Server server = new Server(ROOT.resolve("im/"));

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    @Deployment(name = "im", managed = false, testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")));
    }

    @Test
    void leavesNothingOfTheWarInMemory() throws Exception {
        LiveClasses classes = LiveClasses.of(System.getProperty("it.base"));
        // a plugin of another test that never ends its loop holds that test's WAR
        long before = count(classes);
        for (int times = 0; times < 2; times++) {
            deployer.deploy("im");
            use();
            deployer.undeploy("im");
        }

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long left = count(classes);
        while (left > before && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            left = count(classes);
        }
        assertThat(left).as("classes of the WAR with objects in memory").isLessThanOrEqualTo(before);
    }

    private void use() {
        try (Stage stage = new Stage(server)) {
            Session alice = stage.online();
            Session bob = stage.online();
            alice.say(bob, "hello");
            bob.received();
            String photo = Files.of(alice)
                    .upload("?name=holiday.jpg", Pictures.photo(640, 480))
                    .path("id")
                    .asText();
            assertThat(Files.of(alice).get("blobs/" + photo + "/thumbnail").statusCode())
                    .isEqualTo(200);
        }
    }

    private long count(LiveClasses classes) throws Exception {
        keepThreadsBusy();
        return classes.count("io.hongyan.");
    }

    /** A thread of WildFly that waits holds the request that it answered last. */
    private void keepThreadsBusy() {
        Stream.generate(() ->
                        server.http().sendAsync(HttpRequest.newBuilder(ROOT).build(), BodyHandlers.discarding()))
                .limit(THREADS)
                .toList()
                .forEach(CompletableFuture::join);
    }
}
