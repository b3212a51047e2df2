package io.hongyan.im.account.storage;

import io.hongyan.im.account.Device;
import io.hongyan.im.account.DeviceInfo;
import io.hongyan.im.account.DeviceLogin;
import io.hongyan.im.account.Family;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device with the hashes of its refresh tokens; times are milliseconds since 1970. */
@Entity
@Table(name = "device")
@IdClass(DeviceKey.class)
class DeviceRow {
    private static final int LONGEST_ADDRESS = 64;

    @Id
    long account;

    @Id
    String id = "";

    String kind = "";
    String name = "";
    String address = "";
    long since;

    @Column(name = "last_seen")
    long lastSeen;

    long family;
    long generation;

    @Column(name = "previous_generation")
    long previousGeneration;

    String selector = "";

    @Column(name = "current_token")
    String current = "";

    @Column(name = "previous_token")
    @Nullable
    String previous;

    long rotated;
    boolean used;
    long expires;

    void take(DeviceLogin login) {
        since = login.device().since().toEpochMilli();
        take(login.device());
        take(login.family());
    }

    /** What the device tells, not since when it is signed in. */
    void take(Device device) {
        kind = device.info().kind().name();
        name = device.info().name();
        address = address(device);
        lastSeen = device.lastSeen().toEpochMilli();
    }

    static String address(Device device) {
        return device.address().substring(0, Math.min(device.address().length(), LONGEST_ADDRESS));
    }

    private void take(Family taken) {
        family = taken.id();
        generation = taken.generation();
        previousGeneration = taken.previousGeneration();
        selector = taken.selector();
        current = taken.current();
        previous = taken.previous().orElse(null);
        rotated = taken.rotated().toEpochMilli();
        used = taken.used();
        expires = taken.expires().toEpochMilli();
    }

    DeviceLogin login() {
        return new DeviceLogin(new AccountId(account), device(), family());
    }

    private Device device() {
        DeviceInfo info = new DeviceInfo(new DeviceId(id), DeviceInfo.Kind.valueOf(kind), name);
        return new Device(info, address, Instant.ofEpochMilli(since), Instant.ofEpochMilli(lastSeen));
    }

    private Family family() {
        return new Family(
                family,
                generation,
                previousGeneration,
                selector,
                current,
                Optional.ofNullable(previous),
                Instant.ofEpochMilli(rotated),
                used,
                Instant.ofEpochMilli(expires));
    }
}
