package io.hongyan.im.api;

import java.util.Optional;

/**
 * Knows people whose passwords this server does not hold, as a directory of a company does. Asked in the order of
 * {@link #priority}, then of plugin ids, for who has no password here; the next is asked when one does not know the
 * person, fails or is late. Who is taken gets an account at the first sign-in.
 */
public interface Authenticator {
    /** A name for logs and figures, unique within the plugin. */
    String name();

    /** Lower is asked earlier. */
    default int priority() {
        return 100;
    }

    /**
     * Whether this is the person's password. May wait for a network, within the plugin's time budget.
     *
     * @param password never kept, never logged
     * @return who it is; empty if it is somebody unknown or another password
     * @throws Exception if it can't tell, as when a directory is down
     */
    Optional<Person> authenticate(UserName user, String password) throws Exception;

    /**
     * What is known of somebody.
     *
     * @param name as others see it, 1 to 64 characters
     */
    record Person(String name) {}
}
