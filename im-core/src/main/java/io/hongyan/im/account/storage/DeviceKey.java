package io.hongyan.im.account.storage;

import java.io.Serializable;
import java.util.Objects;

/** The key of a device: its account and its id. */
class DeviceKey implements Serializable {
    private static final long serialVersionUID = 1;

    long account;
    String id = "";

    DeviceKey() {}

    DeviceKey(long account, String id) {
        this.account = account;
        this.id = id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceKey key && key.account == account && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, id);
    }
}
