package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Refused;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom somebody writes to. */
public interface Address {
    /** On the wire: a user name, or a conversation's id. */
    String to();

    Kind kind();

    /**
     * Who is written to, the sender too, as far as is known; nobody of a crowd.
     *
     * @throws Refused if the sender may not write there
     */
    Set<AccountId> members();

    /**
     * Those of these people who are written to.
     *
     * @throws Refused if the sender may not write there
     */
    default Set<AccountId> among(Set<AccountId> people) {
        return people.stream().filter(members()::contains).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whom a message is pushed to that is not stored.
     *
     * @throws Refused if the sender may not write there
     */
    default Reach reach() {
        return new Reach.People(members());
    }

    /** @throws Refused if the sender may not mention everybody there */
    default void mentionAll() {}

    /**
     * Where a message goes, as far as is known, made if there is nothing yet; outside a transaction.
     *
     * @throws Refused if the sender may not write there
     */
    default Route route() {
        return route(0);
    }

    /**
     * The same, looked up anew where what is known is older.
     *
     * @param seen a rights version that the log was found to have
     */
    Route route(long seen);

    /** Where messages went before, if any did, whatever the sender may do by now; inside a transaction. */
    Optional<Route> before();
}
