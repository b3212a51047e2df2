package io.hongyan.im.account;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import java.util.List;
import java.util.Optional;

/** The devices that accounts are signed in on, as they are kept. */
public interface DeviceStore {
    /** Keeps the login; it replaces an older one of the same account on the same device. */
    void put(DeviceLogin login);

    /** Keeps the next pair of a login whose family is locked. */
    void exchange(DeviceLogin login);

    Optional<DeviceLogin> find(AccountId account, DeviceId device);

    /** The login of a family, locked until the running transaction ends. */
    Optional<DeviceLogin> lock(String selector);

    /** All of an account, the one seen last first. */
    List<DeviceLogin> all(AccountId account);

    /** Notes that the pair has been used. */
    void used(Family family);

    /** Keeps what the device tells about itself, its address and when it was last seen. */
    void seen(AccountId account, Device device);

    /** Forgets the device and its tokens; false if there was none. */
    boolean remove(AccountId account, DeviceId device);
}
