package io.hongyan.im.session;

import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Encoded;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The door's end of one connection. No method waits. */
public interface Transport {
    /**
     * Sends packets as one frame. Called again only after {@code done} was.
     *
     * @param packets at least one, in order; they and what separates them fit into a frame
     * @param done called once, on any thread, perhaps before this method returns: with null, or with why it failed
     */
    void send(List<Encoded> packets, Consumer<@Nullable Throwable> done);

    /** Whether it only carries what the server sends; a device may have one beside its connection. */
    default boolean isStream() {
        return false;
    }

    /** How what is sent next will be written. */
    Codec codec();

    /** Ends the connection, whatever is under way; a second call does nothing. */
    void close(CloseReason reason);

    /** The other end's address, for logs and lists of devices. */
    String address();

    /** The access token that the connection was opened with. */
    Optional<String> token();
}
