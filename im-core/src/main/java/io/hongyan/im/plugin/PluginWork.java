package io.hongyan.im.plugin;

/** What is done in a call of a plugin. */
@FunctionalInterface
interface PluginWork<T> {
    /**
     * Does it.
     *
     * @param claim makes the call's outcome final: true, and it is no longer given up; or false, and it was already, so
     *     that nothing may be committed
     */
    T run(Claim claim) throws Exception;

    /** Decides between a result and the deadline, once. */
    @FunctionalInterface
    interface Claim {
        boolean win();
    }
}
