package io.hongyan.im.deploy.loadtest;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * What is measured.
 *
 * @param database {@code h2}, {@code postgresql} or {@code mariadb}
 * @param users how many people, in pairs that write to each other
 * @param window messages that one person has under way in the closed loop
 * @param rates messages a second of all people together, one open loop each
 * @param warmUp seconds before each measurement
 * @param seconds that each measurement takes
 */
record LoadOptions(String database, int users, int window, List<Integer> rates, int warmUp, int seconds) {
    static LoadOptions from(Properties given) {
        return new LoadOptions(
                given.getProperty("database", "h2"),
                number(given, "users", 100),
                number(given, "window", 8),
                rates(given.getProperty("rates", "1000")),
                number(given, "warmUp", 10),
                number(given, "seconds", 15));
    }

    private static int number(Properties given, String name, int otherwise) {
        return Integer.parseInt(given.getProperty(name, String.valueOf(otherwise)));
    }

    private static List<Integer> rates(String text) {
        return Arrays.stream(text.split(",", -1))
                .filter(rate -> !rate.isBlank())
                .map(rate -> Integer.parseInt(rate.trim()))
                .toList();
    }
}
