package io.hongyan.im.api;

import java.time.Duration;

/** Something that is done again and again, by one node at a time, on a thread of the plugin. */
public interface Job {
    /** {@code [a-z][a-z0-9-]{0,31}}, unique within the plugin. */
    String name();

    /** From the end of one run to the begin of the next; at least a second. */
    Duration every();

    /**
     * Does one bounded part of it, in a transaction of its own, within three seconds, waiting for a thread included. What
     * it throws rolls that part back; it is tried again after {@link #every}. A part that is late is rolled back and
     * asked for again.
     *
     * @return whether more waits, for which it is called again at once
     */
    boolean run(Work work) throws Exception;
}
