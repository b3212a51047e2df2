package io.hongyan.im.account;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;

/** Hears of every device whose tokens ended by a sign-out, a reused token or a password change; not by a new login on it. */
public interface SignOutListener {
    /** Called after the commit, on the thread that committed. */
    void signedOut(AccountId account, DeviceId device);

    /**
     * A login on another device took this one's place, as the policy for devices wants it; called like the other.
     *
     * @param by the one that signed in
     */
    default void displaced(AccountId account, DeviceId device, DeviceInfo by) {
        signedOut(account, device);
    }
}
