package io.hongyan.im.contact;

import io.hongyan.im.id.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Who sees who is there. May ask the database. */
public interface Sight {
    /** Those of these people whom somebody may see: who take messages from each other, and oneself. */
    Set<AccountId> among(AccountId viewer, Collection<AccountId> people);

    /** The first contacts of somebody, by their ids, without those whom the person blocks. */
    List<AccountId> contacts(AccountId owner, int limit);
}
