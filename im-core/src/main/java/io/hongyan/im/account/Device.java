package io.hongyan.im.account;

import java.time.Instant;

/** A device that somebody is signed in on. */
public record Device(DeviceInfo info, String address, Instant since, Instant lastSeen) {}
