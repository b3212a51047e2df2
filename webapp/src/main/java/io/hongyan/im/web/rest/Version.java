package io.hongyan.im.web.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version that the build wrote down. */
final class Version {
    static final String TEXT = read();

    private Version() {}

    private static String read() {
        Properties lines = new Properties();
        try (InputStream bytes = Version.class.getResourceAsStream("server.properties")) {
            lines.load(Objects.requireNonNull(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Objects.requireNonNull(lines.getProperty("version"));
    }
}
