package io.hongyan.im.fetch;

import java.util.ResourceBundle;

/** What this server calls itself to others. */
public final class Agent {
    /** {@code Hongyan/VERSION}. */
    public static final String NAME =
            "Hongyan/" + ResourceBundle.getBundle("io.hongyan.im.fetch.agent").getString("version");

    private Agent() {}
}
