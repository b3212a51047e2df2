package io.hongyan.im.account.storage;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Staff;
import io.hongyan.im.account.StaffStore;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;

/** Who works where, in the accounts' rows. */
public final class JpaStaffStore implements StaffStore {
    /** The departments' own rows say what lies below one. */
    private static final String BELOW =
            "a.department in (select l.department from DepartmentLineRow l where l.ancestor = :department)";

    private final Transactions transactions;

    public JpaStaffStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Account> of(DepartmentId department, Staff.Place after, int limit) {
        return transactions
                .entities()
                .createQuery("""
                        select a from AccountRow a
                        where a.department = :department and a.postOrder >= :order
                        and (a.postOrder, a.id) > (:order, :account) and a.state = 'ACTIVE'
                        order by a.postOrder, a.id""", AccountRow.class)
                .setParameter("department", department.value())
                .setParameter("order", after.order())
                .setParameter("account", after.account())
                .setMaxResults(limit)
                .getResultStream()
                .map(AccountRow::account)
                .toList();
    }

    @Override
    public boolean isEmpty(DepartmentId department) {
        return transactions
                .entities()
                .createQuery("select a.id from AccountRow a where a.department = :department", Long.class)
                .setParameter("department", department.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void move(DepartmentId from, DepartmentId to) {
        transactions
                .entities()
                .createQuery("update AccountRow a set a.department = :to where a.department = :from")
                .setParameter("to", to.value())
                .setParameter("from", from.value())
                .executeUpdate();
    }

    @Override
    public List<AccountId> below(DepartmentId department, Optional<AccountId> after, int limit) {
        return transactions
                .entities()
                .createQuery(
                        "select a.id from AccountRow a where a.id > :after and " + BELOW + " order by a.id", Long.class)
                .setParameter("after", after.map(AccountId::value).orElse(0L))
                .setParameter("department", department.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(AccountId::new)
                .toList();
    }

    @Override
    public List<Account> search(DepartmentId department, String text, int limit, Optional<UserName> after) {
        String found = "select a from AccountRow a where a.state = 'ACTIVE' and a.username > :after and "
                + Within.CONDITION + " and " + BELOW + " order by a.username";
        return Within.bind(transactions.entities().createQuery(found, AccountRow.class), text)
                .setParameter("after", after.map(UserName::value).orElse(""))
                .setParameter("department", department.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(AccountRow::account)
                .toList();
    }
}
