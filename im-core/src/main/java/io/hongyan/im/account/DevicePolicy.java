package io.hongyan.im.account;

/** On how many devices a person may be signed in; a login by password on one more signs others out. */
public enum DevicePolicy {
    /** On all. */
    ALL,
    /** On one of each kind. */
    ONE_PER_KIND,
    /** On one in all. */
    ONE;

    /** Whether a device must go when another one signs in. */
    boolean displaces(DeviceInfo newcomer, DeviceInfo other) {
        if (newcomer.id().equals(other.id())) {
            return false;
        }
        return this == ONE || (this == ONE_PER_KIND && newcomer.kind() == other.kind());
    }
}
