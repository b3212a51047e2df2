package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DepartmentId;
import java.util.List;
import java.util.Optional;

/** Who works where, as it is kept. Used inside a transaction. */
public interface StaffStore {
    /** Those of a department who may log in, by order and id, after a place. */
    List<Account> of(DepartmentId department, Staff.Place after, int limit);

    /** Whether nobody works there, not even somebody who is suspended. */
    boolean isEmpty(DepartmentId department);

    /** Everybody of one department goes to another. */
    void move(DepartmentId from, DepartmentId to);

    /** Those who work in a department or below it, by id, after one. */
    List<AccountId> below(DepartmentId department, Optional<AccountId> after, int limit);

    /** Like {@link AccountStore#search}, among those who work in a department or below it. */
    List<Account> search(DepartmentId department, String text, int limit, Optional<UserName> after);
}
