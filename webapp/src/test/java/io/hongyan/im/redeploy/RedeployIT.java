package io.hongyan.im.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Pictures;
import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.io.File;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator brings a new WAR while the server runs: of the old one nothing stays in memory. */
@ExtendWith(ArquillianExtension.class)
@Timeout(360)
class RedeployIT {
    private static final URI WAR = URI.create("http://127.0.0.1:" + System.getProperty("it.redeployed.port") + "/im/");
    private static final long PATIENCE_SECONDS = 300;
    /** A server of its own, in which no other test left anything. */
    private static final String CONTAINER = "redeployed";

    private static final String PACKAGE = "io.hongyan.";

    private final Server server = new Server(WAR);

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private ContainerController containers;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    @Deployment(name = "redeployed", managed = false, testable = false)
    @TargetsContainer(CONTAINER)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")));
    }

    @BeforeEach
    void start() {
        containers.start(CONTAINER);
    }

    @AfterEach
    void stop() {
        containers.stop(CONTAINER);
    }

    @Test
    void leavesNothingOfTheWarInMemory() throws Exception {
        LiveLoaders loaders = LiveLoaders.of(System.getProperty("it.redeployed.base"));
        for (int times = 0; times < 2; times++) {
            deployer.deploy("redeployed");
            use();
            assertThat(left(loaders, 1)).as("this WAR's own").isEqualTo(1);
            deployer.undeploy("redeployed");
            assertThat(left(loaders, 0))
                    .as("class loaders of a WAR that is gone")
                    .isZero();
        }
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

    /** How many are left after some patience, or sooner if they are no more than are due. */
    private long left(LiveLoaders loaders, long due) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long left = loaders.count(PACKAGE);
        while (left > due && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            left = loaders.count(PACKAGE);
        }
        return left;
    }
}
