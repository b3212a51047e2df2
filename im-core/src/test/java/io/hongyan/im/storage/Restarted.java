package io.hongyan.im.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database server of its own that runs, stops, and starts again where it was. */
interface Restarted extends AutoCloseable {
    DatabaseSettings settings();

    void start() throws IOException;

    void stop() throws IOException;

    @Override
    default void close() throws IOException {
        stop();
    }

    static Restarted mariaDb() {
        TestMariaDb server = TestMariaDb.create();
        DatabaseSettings settings = server.database("");
        return new Restarted() {
            @Override
            public DatabaseSettings settings() {
                return settings;
            }

            @Override
            public void start() throws IOException {
                server.start();
            }

            @Override
            public void stop() throws IOException {
                server.stop();
            }
        };
    }

    static Restarted postgres(Path data) throws IOException {
        Postgres server = new Postgres(data, freePort());
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** One on the same port and folder at each start. */
    final class Postgres implements Restarted {
        private final Path data;
        private final int port;
        private @Nullable EmbeddedPostgres server;

        private Postgres(Path data, int port) {
            this.data = data;
            this.port = port;
        }

        @Override
        public DatabaseSettings settings() {
            String url = "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
            return new DatabaseSettings(url, Optional.empty(), Optional.empty());
        }

        @Override
        public void start() throws IOException {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data.resolve("pg"))
                    .setCleanDataDirectory(false)
                    .start();
        }

        @Override
        public void stop() throws IOException {
            if (server != null) {
                server.close();
            }
        }
    }
}
