package io.hongyan.im.plugin;

import java.time.Duration;

/** When which job ran, for all nodes; used inside a transaction. */
public interface JobBook {
    /** Writes a job down, due at once, if it is not there. */
    void know(String plugin, String job);

    /**
     * Takes a job for this transaction.
     *
     * @return false if it is not due, or another node has it
     */
    boolean take(String plugin, String job);

    /** A part of it is done; the next one is due after so long. */
    void done(String plugin, String job, Duration wait);

    /** It failed, and is due again after so long. */
    void failed(String plugin, String job, Duration wait, String error);
}
