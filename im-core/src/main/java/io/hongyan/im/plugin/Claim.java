package io.hongyan.im.plugin;

/** Decides between the outcome of a call that commits and the call's deadline. */
public interface Claim {
    /**
     * Makes the outcome final, right before the commit.
     *
     * @return true, and the call is no longer given up; or false, and it was already, so that nothing may be committed
     */
    boolean win();

    /**
     * Asks for another try after a rollback; what was won is to be won anew.
     *
     * @return whether the call has not been given up, and can still be
     */
    boolean again();
}
