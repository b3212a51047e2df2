package io.hongyan.im.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads many logs at once, for who follows them. Used inside a transaction. */
public interface LogReader {
    /** Those of these entries that there are, as they stand now, in any order. */
    List<Entry> at(Collection<Place> places);

    /**
     * Logs that grew at or after a moment of the database's clock, in an order that is kept from page to page while they
     * do not grow; one that grows may be passed twice, and is never passed over but by growing once more.
     *
     * @param after the last one of the page before
     */
    List<LogEnd> grown(long since, Optional<LogEnd> after, int limit);
}
