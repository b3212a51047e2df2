package io.hongyan.im.api;

import java.util.Set;

/**
 * Something that clients may ask a plugin for: the iq query {@code ID.NAME} with the plugin's id, and {@code POST
 * /im/api/v1/plugins/ID/commands/NAME}. Each call is a transaction of its own, on a thread of the plugin; a retry with
 * the same client id is answered by the server and does not come here.
 *
 * @param <B> the body, a record like a content
 */
public interface Command<B extends Record> {
    /** {@code [a-z][a-z0-9-]{0,31}}, unique within the plugin. */
    String name();

    /** The record that the body is read into; unknown fields are skipped, its annotations are checked. */
    Class<B> body();

    /** Which roles may call it, as {@code administrator}; empty for everybody who is signed in. */
    default Set<String> roles() {
        return Set.of();
    }

    /**
     * Does it. Runs again after a rollback, at most three times in all, when its transaction wrote the same unique key as
     * another one at once, or the two waited for each other; and may be rolled back after it returned.
     *
     * @return what the caller is told
     * @throws CommandRefused which the caller is told; everything is rolled back
     */
    Record run(B body, Call call) throws CommandRefused;
}
