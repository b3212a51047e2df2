package io.hongyan.im.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** When which job ran, for all nodes; used inside a transaction. */
public interface JobBook {
    /**
     * How a job goes.
     *
     * @param next when it is due, milliseconds since 1970; 0 for at once
     * @param last when its last part ended, milliseconds since 1970; 0 for never
     * @param node that ran it last
     * @param millis that its last part took
     * @param error why its last part failed, if it did
     */
    record Run(String job, long next, long last, OptionalInt node, OptionalLong millis, Optional<String> error) {}

    /** The jobs of a plugin, by name. */
    List<Run> runs(String plugin);

    /**
     * Makes a job due at once.
     *
     * @return false if it runs at this moment, or is not there
     */
    boolean hurry(String plugin, String job);

    /** Writes a job down, due at once, if it is not there. */
    void know(String plugin, String job);

    /**
     * Takes a job for this transaction.
     *
     * @param early whether it need not be due
     * @return false if it is not due, or another node has it
     */
    boolean take(String plugin, String job, boolean early);

    /** A part of it is done, which took so long; the next one is due after {@code wait}. */
    void done(String plugin, String job, Duration took, Duration wait);

    /** It failed after so long, and is due again after {@code wait}. */
    void failed(String plugin, String job, Duration took, Duration wait, String error);
}
