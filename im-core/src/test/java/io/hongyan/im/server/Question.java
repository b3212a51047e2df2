package io.hongyan.im.server;

/**
 * Something that is asked for again and again.
 *
 * @param bound rows that one statement of it may look at, however large the tables are
 */
record Question(String name, long bound, Asking asking) {
    /** Of a page, or of the members of a group that is no crowd, each with a few look-ups. */
    static final long PAGE = 2_000;

    /**
     * Of all conversations of somebody who is in a thousand, each with a few look-ups; or of a page of 200 with 20 members
     * each.
     */
    static final long OF_ALL_CONVERSATIONS = 10_000;

    /** Of a roster with what is gone of it ({@code Bounds.ROWS}). */
    static final long OF_A_ROSTER = 10_000;

    /** As many as a member may delete in a conversation, counted with the next one. */
    static final long OF_ALL_DELETIONS = 10_000;

    /** Of those who are found by a word: of 2,000 each is looked at. */
    static final long OF_A_WORD = 4_500;

    /**
     * Of a search: 20,000 rows of the index are counted ({@code JdbcSearchIndex.Bounds}), and of each conversation as
     * many are looked at as may be on a page (65).
     */
    static final long OF_A_SEARCH = 20_000 + 70_000;

    /** Is done. */
    @FunctionalInterface
    interface Asking {
        void by(Person person) throws Exception;
    }

    Question(String name, Asking asking) {
        this(name, PAGE, asking);
    }
}
