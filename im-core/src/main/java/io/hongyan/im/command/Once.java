package io.hongyan.im.command;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import java.util.Optional;

/** The first answers of sets, so that a retry changes nothing. Used inside a transaction. */
public interface Once {
    /** The first answer to this set, in JSON. */
    Optional<String> answer(AccountId account, String query, ClientId clientId);

    /**
     * Keeps the first answer; visible to others after the commit. Two at once: the later one's transaction fails.
     */
    void keep(AccountId account, String query, ClientId clientId, String answer);
}
