package io.hongyan.im.deploy;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What the build made or fetched and a server is put together from. The build names them by {@code run.war},
 * {@code run.wildfly}, {@code run.script} and {@code run.work}.
 *
 * @param war the messenger
 * @param zip WildFly's archive
 * @param script what jboss-cli changes in it
 * @param work a folder for everything that can be made again
 */
public record Parts(Path war, Path zip, Path script, Path work) {
    public static Parts from(Properties given) {
        return new Parts(
                path(given, "run.war"), path(given, "run.wildfly"), path(given, "run.script"), path(given, "run.work"));
    }

    public Installation installation() {
        return Installation.prepare(zip, script, work.resolve("wildfly"));
    }

    /** A server of its own name, with its data below {@link #work}. */
    public ServerOptions server(String name, int port) {
        return ServerOptions.of(war, work.resolve("servers").resolve(name), port);
    }

    /** The same with an empty home: what an earlier run of that name left is removed. */
    public ServerOptions freshServer(String name, int port) {
        ServerOptions options = server(name, port);
        Folders.removeOrThrow(options.base());
        return options;
    }

    private static Path path(Properties given, String name) {
        String value = given.getProperty(name);
        if (value == null) {
            throw new LaunchException("The property " + name + " is missing: start with ./mvnw -Prun");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
