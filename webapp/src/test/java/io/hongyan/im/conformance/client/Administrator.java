package io.hongyan.im.conformance.client;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Who runs the server under test, whose password lies in its home. */
public final class Administrator {
    private Administrator() {}

    /** Logged in on a device of its own. */
    public static Session online(Stage stage) {
        Properties login = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(System.getProperty("it.home"), "administrator.txt"))) {
            login.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Person admin = new Person(stage, login.getProperty("username"), "Administrator", login.getProperty("password"));
        return admin.device("desktop").online();
    }
}
