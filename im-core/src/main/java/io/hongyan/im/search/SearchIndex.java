package io.hongyan.im.search;

import java.util.List;

/**
 * Knows where words stand. What it finds is a hint, which whoever asks compares with the message as it stands; so it may
 * find too much, and never too little of what it was given. Used inside a transaction, which it need not take part in:
 * what it was given twice it holds once.
 */
public interface SearchIndex {
    /** Makes these the texts of these messages, whatever it held of them. */
    void put(List<Document> documents);

    /**
     * Messages that may say all of the terms, and are before a point.
     *
     * @param terms not empty
     * @param scopes at least one
     * @param limit how many at most; fewer are not the last ones unless {@link Stretch#rest} says so
     */
    Stretch find(Terms terms, List<Scope> scopes, Point before, int limit);
}
