package io.hongyan.im.deploy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a messenger that is tested or measured keeps its data. */
public interface Database extends AutoCloseable {
    /** What the server is configured with. */
    Map<String, String> properties();

    @Override
    void close();

    /** @param name {@code h2}, {@code postgresql} or {@code mariadb} */
    static Database named(String name, Path folder) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "h2" -> new H2File();
            case "postgresql" -> PostgreSql.start(folder);
            case "mariadb" -> MariaDb.start(folder);
            default -> throw new IllegalArgumentException("No such database: " + name + "; h2, postgresql or mariadb");
        };
    }

    /** The default: a file in the server's home. */
    record H2File() implements Database {
        @Override
        public Map<String, String> properties() {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    /** A PostgreSQL of its own, empty at the start, which keeps what it commits as a real one does. */
    record PostgreSql(EmbeddedPostgres postgres) implements Database {
        static PostgreSql start(Path folder) {
            try {
                return new PostgreSql(EmbeddedPostgres.builder()
                        .setDataDirectory(Files.createDirectories(folder))
                        .setCleanDataDirectory(true)
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start());
            } catch (IOException e) {
                throw new LaunchException("PostgreSQL could not be started: " + e.getMessage(), e);
            }
        }

        @Override
        public Map<String, String> properties() {
            return Map.of(
                    "im.db.url",
                    "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                    "im.db.user",
                    "postgres",
                    "im.db.password",
                    "postgres");
        }

        @Override
        public void close() {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new LaunchException("PostgreSQL could not be stopped: " + e.getMessage(), e);
            }
        }
    }
}
