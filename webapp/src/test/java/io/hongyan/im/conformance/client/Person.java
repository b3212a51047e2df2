package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody with an account. */
public record Person(Stage stage, String user, String name, String password) {

    /** Somebody who has not registered yet. */
    public static Person fresh(Stage stage, String name) {
        long random = ThreadLocalRandom.current().nextLong(1L << 45);
        return new Person(stage, "p" + Long.toString(random, 36) + "x", name, "correct horse " + random);
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
