package io.hongyan.im.payara;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * One Payara for all test classes. The WAR as it was built stays deployed from one class to the next, since a deployment
 * takes Payara long; one that a test changed goes with its test.
 */
public final class PayaraContainer implements DeployableContainer<PayaraConfiguration> {
    private static final Path BUILT = Path.of(System.getProperty("it.war"));

    @SuppressWarnings("NullAway.Init")
    private PayaraConfiguration configuration;

    @SuppressWarnings("NullAway.Init")
    private Domain domain;

    private boolean builtIsThere;

    @Override
    public Class<PayaraConfiguration> getConfigurationClass() {
        return PayaraConfiguration.class;
    }

    @Override
    public void setup(PayaraConfiguration told) {
        configuration = told;
        domain = new Domain(told);
    }

    @Override
    public void start() throws LifecycleException {
        try {
            domain.start();
        } catch (IOException | InterruptedException failure) {
            throw new LifecycleException("Payara did not start", failure);
        }
    }

    @Override
    public void stop() throws LifecycleException {
        try {
            domain.stop();
        } catch (IOException | InterruptedException failure) {
            throw new LifecycleException("Payara did not stop", failure);
        }
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            boolean built = isBuilt(archive);
            if (!built || !builtIsThere) {
                undeployBuilt();
                domain.deploy(built ? BUILT : exported(archive));
                builtIsThere = built;
            }
        } catch (IOException | InterruptedException failure) {
            throw new DeploymentException("Payara did not take " + archive.getName(), failure);
        }
        HTTPContext door = new HTTPContext("127.0.0.1", configuration.port());
        return new ProtocolMetaData().addContext(door.add(new Servlet("ws", "/im")));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            if (!builtIsThere) {
                domain.undeploy();
            }
        } catch (IOException | InterruptedException failure) {
            throw new DeploymentException("Payara did not give up " + archive.getName(), failure);
        }
    }

    private void undeployBuilt() throws IOException, InterruptedException {
        if (builtIsThere) {
            domain.undeploy();
            builtIsThere = false;
        }
    }

    /** Tests change it by adding something. */
    private static boolean isBuilt(Archive<?> archive) {
        Set<ArchivePath> built = ShrinkWrap.createFromZipFile(WebArchive.class, BUILT.toFile())
                .getContent()
                .keySet();
        return archive.getContent().keySet().equals(built);
    }

    private Path exported(Archive<?> archive) {
        Path file = configuration.base().resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
