package io.hongyan.im.deploy;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a second server away from the same home, whose embedded database has room for one. */
final class HomeLock {
    private HomeLock() {}

    static void whileHeld(Path home, Runnable work) {
        try (FileChannel channel =
                FileChannel.open(Files.createDirectories(home).resolve("run.lock"), CREATE, WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LaunchException(
                        "Another server uses " + home + ": stop it, or choose another folder with -Dim.home=…");
            }
            work.run();
        } catch (IOException e) {
            throw new LaunchException(home + " cannot be written: " + e.getMessage(), e);
        }
    }
}
