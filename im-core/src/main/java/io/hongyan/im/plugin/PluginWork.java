package io.hongyan.im.plugin;

/** What is done in a call of a plugin. */
@FunctionalInterface
interface PluginWork<T> {
    /** Does it; what commits wins the claim first. */
    T run(Claim claim) throws Exception;
}
