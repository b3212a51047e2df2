package io.hongyan.im.api;

import java.time.Clock;

/** What the server gives to one plugin. Safe for use by several threads at once; valid while the plugin runs. */
public interface Host {
    /** This plugin's texts in the installation's language. */
    Texts texts();

    /** The server's clock; a plugin asks no other. */
    Clock clock();

    /** A log of this plugin's own. Content of messages is never logged. */
    System.Logger log();

    /**
     * The settings as they are now; asked at every use, since an administrator may change them at any time.
     *
     * @param type the class of the record that {@link Plugin#settings} returned
     * @throws IllegalArgumentException for any other class
     */
    <R extends Record> R settings(Class<R> type);

    /** The bytes that messages carry. */
    Blobs blobs();

    /** The people of this server. */
    People people();

    /** Public addresses elsewhere. */
    Web web();

    /** JSON for talking with them. */
    default Json json() {
        throw new UnsupportedOperationException("no JSON here");
    }

    /** Keeps secrets in the plugin's rows. */
    default Secrets secrets() {
        throw new UnsupportedOperationException("no secrets here");
    }

    /**
     * Has one of this plugin's jobs run on this node as soon as it can, whenever it would be due; once, however often it
     * is asked for until then. Returns at once. If another node is at it, it runs here within seconds of its end.
     *
     * @throws IllegalArgumentException if there is no such job
     */
    default void hurry(String job) {
        throw new UnsupportedOperationException("no jobs here");
    }
}
