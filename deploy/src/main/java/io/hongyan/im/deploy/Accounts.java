package io.hongyan.im.deploy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The accounts that the server made for this installation and wrote into its home, readable by its owner alone. */
public record Accounts(Path home) {
    public Path administratorFile() {
        return home.resolve("administrator.txt");
    }

    public Path demoFile() {
        return home.resolve("demo.txt");
    }

    /** The administrator's {@code username} and {@code password}. */
    public Map<String, String> administrator() {
        return read(administratorFile());
    }

    /** User name to password, by name; empty without {@code im.demo}. */
    public Map<String, String> demo() {
        return read(demoFile());
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> lines = new TreeMap<>();
        if (Files.notExists(file)) {
            return lines;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            properties.stringPropertyNames().forEach(name -> lines.put(name, properties.getProperty(name)));
            return lines;
        } catch (IOException e) {
            throw new LaunchException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
