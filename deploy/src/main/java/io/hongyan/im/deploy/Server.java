package io.hongyan.im.deploy;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One WildFly process with the messenger in it. It can be started, stopped or killed, and started again, any number of
 * times; what the messenger keeps lies in its home and stays. For one thread, except {@link #stop} and {@link #kill}.
 */
public final class Server implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final Installation installation;
    private final ServerOptions options;
    private volatile @Nullable Process process;

    public Server(Installation installation, ServerOptions options) {
        this.installation = installation;
        this.options = options;
    }

    /** A server that is ready when this returns. */
    public static Server started(Installation installation, ServerOptions options) {
        return new Server(installation, options).start();
    }

    /** Returns when the server is ready. */
    public Server start() {
        if (running()) {
            throw new IllegalStateException("The server runs already");
        }
        Ports.requireFree(options.port());
        try {
            layOut();
            process = command().start();
        } catch (IOException e) {
            throw new LaunchException("The server could not be started: " + e.getMessage(), e);
        }
        if (!new Readiness(address().resolve("health/ready")).within(LONGEST_START, this::promising)) {
            String how = running() ? "could not start the messenger" : "ended while it was starting";
            kill();
            throw new LaunchException("The server " + how + "; why is in its log, " + log() + ".");
        }
        return this;
    }

    /** Asks the server to stop (SIGTERM) and waits until it has. */
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!Processes.endsWithin(running, LONGEST_STOP)) {
            kill();
            throw new LaunchException(
                    "The server did not stop within " + LONGEST_STOP.toSeconds() + " s and was killed.");
        }
    }

    /** Ends the server at once (SIGKILL), whatever it is doing. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            Processes.await(running);
        }
    }

    /** Waits until the server ends, for whatever reason, and gives its exit code. */
    public int await() {
        Process running = process;
        return running == null ? 0 : Processes.await(running);
    }

    public boolean running() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** The process id of the server that was started last. */
    public long pid() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("The server was never started");
        }
        return running.pid();
    }

    /** Where the messenger is: {@code http://127.0.0.1:PORT/im/}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + options.port() + "/im/");
    }

    public URI webSocket() {
        return URI.create("ws://127.0.0.1:" + options.port() + "/im/ws");
    }

    public Path home() {
        return options.home();
    }

    public Path log() {
        return options.home().resolve("log").resolve("server.log");
    }

    @Override
    public void close() {
        stop();
    }

    /** WildFly stays up when a deployment fails, and leaves this mark. */
    private boolean promising() {
        return running() && Files.notExists(options.base().resolve("deployments/im.war.failed"));
    }

    private ProcessBuilder command() throws IOException {
        Path logs = Files.createDirectories(log().resolveSibling("."));
        List<String> all = new ArrayList<>(options.jvmOptions());
        all.add("-Djava.net.preferIPv4Stack=true");
        all.add("-Djboss.server.base.dir=" + options.base());
        all.add("-Djboss.server.log.dir=" + logs.normalize());
        all.add("-Dorg.jboss.boot.log.file=" + log());
        all.add("-Dlogging.configuration="
                + options.base().resolve("configuration/logging.properties").toUri());
        all.add("-Djboss.bind.address=127.0.0.1");
        all.add("-Djboss.http.port=" + options.port());
        all.add("-Dim.home=" + options.home());
        options.properties().forEach((name, value) -> all.add("-D" + name + "=" + value));
        return Jvm.module(installation.wildfly(), "org.jboss.as.standalone", all)
                .redirectOutput(logs.resolve("console.log").toFile());
    }

    /** WildFly leaves marks of a deployment and of a transaction that a kill cut off; only the latter may stay. */
    private void layOut() throws IOException {
        Path base = options.base();
        if (Files.notExists(options.war())) {
            throw new LaunchException(options.war() + " is missing: build it first, ./mvnw -DskipTests package");
        }
        for (String transitory : List.of("configuration", "deployments", "tmp", "data/content")) {
            Folders.remove(base.resolve(transitory));
        }
        Files.createDirectories(options.home());
        Folders.copy(installation.wildfly().resolve("standalone/configuration"), base.resolve("configuration"));
        Path deployments = Files.createDirectories(base.resolve("deployments"));
        Files.copy(options.war(), deployments.resolve("im.war"), REPLACE_EXISTING);
    }
}
