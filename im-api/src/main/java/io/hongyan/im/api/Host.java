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
}
