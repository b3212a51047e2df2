package io.hongyan.im.account.storage;

import io.hongyan.im.account.Device;
import io.hongyan.im.account.DeviceLogin;
import io.hongyan.im.account.DeviceStore;
import io.hongyan.im.account.Family;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Devices in the database; every call is within a transaction. */
public final class JpaDeviceStore implements DeviceStore {
    private final Transactions transactions;

    public JpaDeviceStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void put(DeviceLogin login) {
        lockAccount(login.account());
        DeviceKey key = key(login.account(), login.device().info().id());
        row(key).ifPresentOrElse(row -> row.take(login), () -> add(key, login));
        transactions.entities().flush();
    }

    @Override
    public void exchange(DeviceLogin login) {
        row(key(login.account(), login.device().info().id())).ifPresent(row -> row.take(login));
    }

    /** Two logins at once on one device follow each other, whether or not the device has a row yet. */
    private void lockAccount(AccountId account) {
        transactions.entities().find(AccountRow.class, account.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private void add(DeviceKey key, DeviceLogin login) {
        DeviceRow row = new DeviceRow();
        row.account = key.account;
        row.id = key.id;
        row.take(login);
        transactions.entities().persist(row);
    }

    @Override
    public Optional<DeviceLogin> find(AccountId account, DeviceId device) {
        return row(key(account, device)).map(DeviceRow::login);
    }

    @Override
    public Optional<DeviceLogin> lock(String selector) {
        return transactions
                .entities()
                .createQuery("select d from DeviceRow d where d.selector = :selector", DeviceRow.class)
                .setParameter("selector", selector)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(DeviceRow::login);
    }

    @Override
    public List<DeviceLogin> all(AccountId account) {
        return transactions
                .entities()
                .createQuery(
                        "select d from DeviceRow d where d.account = :account order by d.lastSeen desc, d.id",
                        DeviceRow.class)
                .setParameter("account", account.value())
                .getResultStream()
                .map(DeviceRow::login)
                .toList();
    }

    @Override
    public void used(Family family) {
        transactions
                .entities()
                .createQuery(
                        "update DeviceRow d set d.used = true where d.family = :family and d.generation = :generation")
                .setParameter("family", family.id())
                .setParameter("generation", family.generation())
                .executeUpdate();
    }

    @Override
    public void seen(AccountId account, Device device) {
        transactions
                .entities()
                .createQuery("""
                        update DeviceRow d set d.kind = :kind, d.name = :name, d.address = :address, d.lastSeen = :seen
                        where d.account = :account and d.id = :id""")
                .setParameter("kind", device.info().kind().name())
                .setParameter("name", device.info().name())
                .setParameter("address", DeviceRow.address(device))
                .setParameter("seen", device.lastSeen().toEpochMilli())
                .setParameter("account", account.value())
                .setParameter("id", device.info().id().value())
                .executeUpdate();
    }

    @Override
    public boolean remove(AccountId account, DeviceId device) {
        return transactions
                        .entities()
                        .createQuery("delete from DeviceRow d where d.account = :account and d.id = :id")
                        .setParameter("account", account.value())
                        .setParameter("id", device.value())
                        .executeUpdate()
                == 1;
    }

    private Optional<DeviceRow> row(DeviceKey key) {
        return Optional.ofNullable(transactions.entities().find(DeviceRow.class, key));
    }

    private static DeviceKey key(AccountId account, DeviceId device) {
        return new DeviceKey(account.value(), device.value());
    }
}
