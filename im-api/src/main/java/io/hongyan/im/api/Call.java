package io.hongyan.im.api;

import java.util.Optional;

/** One call of a {@link Command}: its transaction and who asks. */
public interface Call extends Work {
    /** Who asks: the account of the session, never a field of the body. */
    UserName caller();

    /** A message of one of the plugin's own media types that the caller can see at this moment; empty for any other. */
    Optional<Message> visible(String id);

    /**
     * The same, named by its place.
     *
     * @param conversation an id, or a user name for the direct conversation with that person
     */
    Optional<Message> visible(String conversation, long seq);
}
