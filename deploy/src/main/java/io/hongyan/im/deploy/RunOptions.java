package io.hongyan.im.deploy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What {@code ./mvnw -Prun} was told: {@code -Dport=}, {@code -Ddemo}, {@code -Djvm=}, and every {@code -Dim.…}, which the
 * server gets as it is. The build adds where things are ({@code run.war} and so on).
 */
record RunOptions(Parts parts, boolean demo, ServerOptions server) {
    private static final int DEFAULT_PORT = 8080;

    static RunOptions from(Properties given) {
        Parts parts = Parts.from(given);
        int port = port(given.getProperty("port", String.valueOf(DEFAULT_PORT)));
        boolean demo = flag(given, "demo");
        ServerOptions server = parts.server("run-" + port, port)
                .home(home(given))
                .jvm(jvm(given))
                .with(messenger(given));
        return new RunOptions(parts, demo, demo ? server.with("im.demo", "true") : server);
    }

    private static Path home(Properties given) {
        String home = given.getProperty("im.home", "");
        Path path = home.isBlank() ? Path.of(given.getProperty("user.home"), "hongyan") : Path.of(home);
        return path.toAbsolutePath().normalize();
    }

    private static List<String> jvm(Properties given) {
        String options = given.getProperty("jvm", "");
        return options.isBlank()
                ? ServerOptions.TRY_OUT
                : List.of(options.trim().split("\\s+", -1));
    }

    private static Map<String, String> messenger(Properties given) {
        Map<String, String> properties = new HashMap<>();
        for (String name : given.stringPropertyNames()) {
            if (name.startsWith("im.")) {
                properties.put(name, given.getProperty(name));
            }
        }
        properties.remove("im.home");
        return properties;
    }

    private static boolean flag(Properties given, String name) {
        String value = given.getProperty(name);
        return value != null && !value.equalsIgnoreCase("false");
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new LaunchException("-Dport=" + text + " is no port: give a number from 1 to 65535.");
    }
}
