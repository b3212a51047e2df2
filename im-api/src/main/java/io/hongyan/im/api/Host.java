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
}
