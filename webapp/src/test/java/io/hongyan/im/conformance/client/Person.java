package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody with an account. */
public record Person(Stage stage, String user, String name, String password) {

    /** Somebody who has not registered yet. */
    public static Person fresh(Stage stage, String name) {
        long random = ThreadLocalRandom.current().nextLong(1L << 45);
        return new Person(stage, "p" + Long.toString(random, 36) + "x", name, "correct horse " + random);
    }

    /** The administrator of a new installation, whom the server wrote into a file in its home. */
    public static Person administrator(Stage stage, Path home) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("administrator.txt"))) {
            lines.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Person(stage, "admin", "Administrator", lines.getProperty("password"));
    }

    public Person withPassword(String other) {
        return new Person(stage, user, name, other);
    }

    public ObjectNode registration() {
        return Json.map("username", user, "password", password, "name", name);
    }

    /** A device of this person that never logged in before. */
    public Device device(String kind) {
        return new Device(this, Stage.uuid(), kind);
    }

    public Device device() {
        return device("web");
    }
}
