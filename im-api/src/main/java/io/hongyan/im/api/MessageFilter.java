package io.hongyan.im.api;

/**
 * Looks at every message before it is stored. Filters run by {@link #priority}, then by plugin id; several messages at
 * once on several threads. One that asks others is an {@link AskingFilter}. A filter that fails or is late refuses the
 * message with 50301.
 */
public interface MessageFilter {
    /** A name for logs and figures, unique within the plugin. */
    String name();

    /** Lower runs earlier. */
    default int priority() {
        return 100;
    }

    /** Passes, changes or refuses a message. A changed content is read and checked again by its media type. */
    Verdict judge(Draft draft, Content content);
}
