package io.hongyan.im.deploy;

import java.io.PrintStream;
import java.nio.file.Files;

/** Starts the server for a person to try, says where it is, and stops it at Ctrl-C. */
public final class Run {
    private final RunOptions options;
    private final Greeting greeting;
    private volatile boolean stopping;

    private Run(RunOptions options, PrintStream out) {
        this.options = options;
        this.greeting = new Greeting(out);
    }

    public static void main(String[] arguments) {
        try {
            RunOptions options = RunOptions.from(System.getProperties());
            Run run = new Run(options, System.out);
            Ports.requireFree(options.server().port());
            HomeLock.whileHeld(options.server().home(), run::serve);
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void serve() {
        ServerOptions wanted = options.server();
        boolean firstStart = Files.notExists(new Accounts(wanted.home()).administratorFile());
        greeting.starting(wanted.port());
        Server server = new Server(options.parts().installation(), wanted);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        server.start();
        greeting.ready(server, firstStart, options.demo());
        int code = server.await();
        if (!stopping) {
            throw new LaunchException(
                    "The server ended by itself with code " + code + "; why is in its log, " + server.log() + ".");
        }
    }

    private void stop(Server server) {
        stopping = true;
        if (server.running()) {
            server.stop();
            greeting.stopped();
        }
    }
}
