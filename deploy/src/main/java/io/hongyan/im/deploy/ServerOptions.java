package io.hongyan.im.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One server: what it runs, where it keeps things, how it is reached.
 *
 * @param war what it deploys
 * @param base its own copy of WildFly's standalone folder, made anew at every construction of a {@link Server}
 * @param home where the messenger keeps its data, {@code im.home}
 * @param port of HTTP on 127.0.0.1
 * @param jvmOptions heap, collector and the like
 * @param properties system properties of the server, as {@code im.db.url}
 */
public record ServerOptions(
        Path war, Path base, Path home, int port, List<String> jvmOptions, Map<String, String> properties) {
    /** Starts quickly and stays small: for trying out, not for load. */
    public static final List<String> TRY_OUT =
            List.of("-Xms64m", "-Xmx512m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** A real heap and the default compilers. */
    public static final List<String> WORK = List.of("-Xms512m", "-Xmx1g");

    public ServerOptions {
        jvmOptions = List.copyOf(jvmOptions);
        properties = Map.copyOf(properties);
    }

    public static ServerOptions of(Path war, Path base, int port) {
        return new ServerOptions(war, base, base.resolve("home"), port, TRY_OUT, Map.of());
    }

    public ServerOptions home(Path folder) {
        return new ServerOptions(war, base, folder, port, jvmOptions, properties);
    }

    public ServerOptions jvm(List<String> options) {
        return new ServerOptions(war, base, home, port, options, properties);
    }

    /** The same with one more JVM option at the end, which wins over the ones before it. */
    public ServerOptions jvm(String option) {
        List<String> more = new ArrayList<>(jvmOptions);
        more.add(option);
        return jvm(more);
    }

    public ServerOptions with(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new ServerOptions(war, base, home, port, jvmOptions, more);
    }

    public ServerOptions with(Map<String, String> added) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.putAll(added);
        return new ServerOptions(war, base, home, port, jvmOptions, more);
    }
}
