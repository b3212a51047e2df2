package io.hongyan.im.plugin;

import io.hongyan.im.audit.Actor;
import io.hongyan.im.plugin.PluginBook.Wanted;
import io.hongyan.im.plugin.PluginBook.Wish;
import java.util.Optional;

/** What is wanted of a plugin now, why, and who brings it about. */
record Want(Wish wish, Actor actor) {
    boolean isStopped() {
        return wish.wanted() == Wanted.STOPPED;
    }

    boolean isQuarantined() {
        return wish.wanted() == Wanted.QUARANTINED;
    }

    /** Why it is stopped, if it is to be. */
    Reason stopped() {
        return wish.why().orElseGet(() -> Reason.of("stopped", Actor.SYSTEM.name()));
    }

    /** Why it is to be under quarantine, if it is. */
    Optional<Reason> kept() {
        return isQuarantined()
                ? wish.why().or(() -> Optional.of(Reason.of("quarantined", Actor.SYSTEM.name())))
                : Optional.empty();
    }
}
