package io.hongyan.im.plugin;

import io.hongyan.im.audit.Actor;
import io.hongyan.im.plugin.PluginBook.Wanted;
import java.util.Optional;

/** What is wanted of a plugin now, and who wants it. */
record Want(Wanted wanted, Actor actor) {
    boolean isStopped() {
        return wanted == Wanted.STOPPED;
    }

    boolean isQuarantined() {
        return wanted == Wanted.QUARANTINED;
    }

    /** Why it is to be under quarantine, if it is. */
    Optional<String> kept() {
        return isQuarantined() ? Optional.of("wanted") : Optional.empty();
    }
}
