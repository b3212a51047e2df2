package io.hongyan.im.department;

import io.hongyan.im.account.Account;
import io.hongyan.im.id.AccountId;

/** Is told what becomes of people's posts. */
public interface DepartmentListener {
    /** Somebody has another post, or none; after the commit. */
    void assigned(Account account);

    /**
     * Somebody may belong to another organisation from now on; inside the transaction that moves the person, or in one
     * soon after that moves a department with all that is below.
     */
    void moved(AccountId person);
}
