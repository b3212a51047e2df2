package io.hongyan.im.live.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lets a test say when a command goes on. */
final class Held {
    private Held() {}

    /** Makes the file, and comes back when somebody has deleted it. */
    static void until(String file) {
        Path path = Path.of(file);
        try {
            Files.createFile(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        while (Files.exists(path)) {
            Thread.onSpinWait();
        }
    }
}
