package io.hongyan.im.api;

import java.util.Optional;

/** The people of this server; may wait for the database. */
public interface People {
    /** What everybody may see of somebody; empty if there is no such account. */
    Optional<Card> find(UserName user);

    /**
     * What everybody may see of somebody.
     *
     * @param name as others see it
     */
    record Card(UserName user, String name, Optional<BlobId> avatar) {}
}
