package io.hongyan.im.session;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The door's end of one connection. No method waits. */
public interface Transport {
    /**
     * Sends one frame. Called again only after {@code done} was.
     *
     * @param done called once, on any thread, perhaps before this method returns: with null, or with why it failed
     */
    void send(String frame, Consumer<@Nullable Throwable> done);

    /** Ends the connection, whatever is under way; a second call does nothing. */
    void close(CloseReason reason);

    /** The other end's address, for logs and lists of devices. */
    String address();

    /** The access token that the connection was opened with. */
    Optional<String> token();
}
