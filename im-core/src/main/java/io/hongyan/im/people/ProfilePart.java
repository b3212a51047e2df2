package io.hongyan.im.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;

/** What another feature keeps of a person's profile beside the card. */
public interface ProfilePart {
    /** Adds what the person alone is shown. */
    void show(AccountId who, ObjectNode answer);

    /**
     * Takes what it knows of a set; absent stays, null clears. Inside the transaction, before anything is changed.
     *
     * @throws io.hongyan.im.packet.Refused malformed
     */
    void change(AccountId who, Fields body);

    /** The person's name or picture has changed; inside the transaction. */
    void renamed(AccountId who);
}
