package io.hongyan.im.deploy;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A WildFly, unpacked and configured once, that any number of servers start from and none changes.
 *
 * @param wildfly the folder that holds {@code jboss-modules.jar}
 */
public record Installation(Path wildfly) {
    /**
     * The WildFly of {@code zip} in {@code folder}, configured offline by the jboss-cli script. What is there already is
     * used again unless the archive or the script changed.
     */
    public static Installation prepare(Path zip, Path script, Path folder) {
        try {
            Path absolute = folder.toAbsolutePath().normalize();
            Files.createDirectories(absolute.resolveSibling("."));
            Path lock = absolute.resolveSibling(absolute.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE);
                    FileLock held = channel.lock()) {
                return held.isValid() ? prepared(zip, script, absolute) : new Installation(absolute);
            }
        } catch (IOException e) {
            throw new LaunchException("WildFly could not be unpacked into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Installation prepared(Path zip, Path script, Path folder) throws IOException {
        Path mark = folder.resolve("configured");
        String wanted = zip.getFileName() + " " + Files.size(zip) + "\n" + Files.readString(script);
        if (Files.notExists(mark) || !Files.readString(mark).equals(wanted)) {
            Folders.remove(folder);
            Folders.unpack(zip, folder);
            configure(folder, script);
            Files.writeString(mark, wanted);
        }
        return new Installation(folder);
    }

    private static void configure(Path wildfly, Path script) throws IOException {
        Process cli = Jvm.module(
                        wildfly,
                        "org.jboss.as.cli",
                        List.of("-Dlogging.configuration="
                                + wildfly.resolve("bin/jboss-cli-logging.properties")
                                        .toUri()),
                        "--file=" + script.toAbsolutePath())
                .start();
        String said = new String(cli.getInputStream().readAllBytes(), System.getProperty("native.encoding", "UTF-8"));
        if (Processes.await(cli) != 0 || said.contains("\"failed\"")) {
            throw new LaunchException("WildFly could not be configured by " + script + ":\n" + said);
        }
    }
}
