package io.hongyan.im.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    private Path folder;

    @Test
    void unpacksWhatLiesBelowTheTopFolder() throws IOException {
        Folders.unpack(archive("top/", "top/bin/", "top/bin/run.sh"), folder.resolve("out"));

        assertThat(folder.resolve("out/bin/run.sh")).hasContent("top/bin/run.sh");
    }

    @Test
    void refusesAnEntryOutsideOfItsFolder() throws IOException {
        Path zip = archive("top/../../escaped");

        assertThatThrownBy(() -> Folders.unpack(zip, folder.resolve("out"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void copiesAndRemovesAWholeFolder() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/c"), "c");

        Folders.copy(folder.resolve("a"), folder.resolve("copy"));
        Folders.remove(folder.resolve("a"));
        Folders.remove(folder.resolve("never-there"));

        assertThat(folder.resolve("copy/b/c")).hasContent("c");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private Path archive(String... entries) throws IOException {
        Path zip = folder.resolve("archive.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.endsWith("/") ? new byte[0] : entry.getBytes(UTF_8));
            }
        }
        return zip;
    }
}
