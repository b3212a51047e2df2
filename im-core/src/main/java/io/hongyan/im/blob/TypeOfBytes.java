package io.hongyan.im.blob;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;

/** What bytes are, by themselves; names and claims are not asked. */
final class TypeOfBytes {
    private static final Tika TIKA = new Tika();
    private static final int LONGEST = 127;

    private TypeOfBytes() {}

    static String of(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            String type = TIKA.detect(bytes);
            return type.length() > LONGEST ? "application/octet-stream" : type;
        }
    }
}
