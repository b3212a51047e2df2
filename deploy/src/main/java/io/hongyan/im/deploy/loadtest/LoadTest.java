package io.hongyan.im.deploy.loadtest;

import io.hongyan.im.deploy.Database;
import io.hongyan.im.deploy.Parts;
import io.hongyan.im.deploy.Ports;
import io.hongyan.im.deploy.Server;
import io.hongyan.im.deploy.ServerOptions;
import java.io.PrintStream;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Starts a server with an empty database, measures it, prints the figures; see {@code deploy/loadtest/README.md}. */
public final class LoadTest {
    private final LoadOptions options;
    private final PrintStream out;

    private LoadTest(LoadOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Properties given = System.getProperties();
        new LoadTest(LoadOptions.from(given), System.out).run(Parts.from(given));
    }

    private void run(Parts parts) throws InterruptedException {
        String name = "load-" + options.database();
        ServerOptions server =
                parts.freshServer(name, Ports.free()).jvm(ServerOptions.WORK).with("im.rate.packets", "1000000");
        try (Database database = Database.named(options.database(), parts.work().resolve("servers/data-" + name));
                Server running = Server.started(parts.installation(), server.with(database.properties()));
                Crowd crowd = new Crowd(running, options.users())) {
            out.println(options);
            out.println(Figures.heading());
            measure("closed loop, window " + options.window(), crowd, new ClosedLoop(crowd, options.window()));
            for (int rate : options.rates()) {
                measure("open loop, " + rate + "/s", crowd, new OpenLoop(crowd, rate));
            }
        }
    }

    private void measure(String name, Crowd crowd, Loop loop) throws InterruptedException {
        loop.start();
        TimeUnit.SECONDS.sleep(options.warmUp());
        Figures figures = new Figures();
        crowd.measureInto(figures);
        TimeUnit.SECONDS.sleep(options.seconds());
        crowd.measureInto(new Figures());
        loop.stop();
        out.println(figures.line(name, options.seconds()));
    }
}
