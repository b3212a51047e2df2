package io.hongyan.im.group;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.LinkId;
import java.util.List;
import java.util.Optional;

/** The links into groups, in the database. Used inside a transaction. */
public interface LinkBook {
    void add(Link link, String hash);

    Optional<Link> find(String hash);

    /** Counts one more who came in. */
    void use(LinkId link);

    /** All of a group, the oldest first. */
    List<Link> of(ConversationId group);

    /** Whether there was one. */
    boolean remove(ConversationId group, LinkId link);

    void removeAll(ConversationId group);
}
