package io.hongyan.im.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Nothing comes into the WAR unseen: {@code war-libraries.txt} names every library that is not ours. */
class WarLibrariesIT {
    private static final String FOLDER = "WEB-INF/lib/";

    @Test
    void holdsTheLibrariesThatTheListNames() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("war-libraries.txt"));
        try (ZipFile war = new ZipFile(System.getProperty("it.war"))) {
            List<String> held = war.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(FOLDER) && name.endsWith(".jar"))
                    .map(name -> name.substring(FOLDER.length()))
                    .filter(name -> !name.startsWith("im-"))
                    .sorted()
                    .toList();
            assertThat(held)
                    .as("change webapp/war-libraries.txt if this is meant")
                    .isEqualTo(listed);
        }
    }
}
