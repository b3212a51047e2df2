package io.hongyan.im.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.packet.Fields;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A query that came while the server runs, and may go again. Get and set are the same to it. */
public interface AddedQuery {
    /**
     * Answers it, later.
     *
     * @param clientId under which it is done once; the first answer comes back with {@code "duplicate":true}
     * @return the result without {@code type} and {@code query}; or {@link io.hongyan.im.packet.Refused}
     */
    CompletableFuture<ObjectNode> answer(Identity who, Optional<ClientId> clientId, Fields body);

    /** All that there are at the moment. */
    @FunctionalInterface
    interface All {
        Optional<AddedQuery> find(String name);
    }
}
