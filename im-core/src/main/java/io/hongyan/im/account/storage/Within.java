package io.hongyan.im.account.storage;

import jakarta.persistence.TypedQuery;

/**
 * Whether an account has a text in what it is found by. An account that nobody touched since texts are compared without
 * accents and width has its own still in lower case only, until the index of names is whole.
 */
final class Within {
    static final String CONDITION = "(a.search like :within escape '!' or a.search like :lower escape '!')";

    private Within() {}

    /** @param query with the condition */
    static <T> TypedQuery<T> bind(TypedQuery<T> query, String text) {
        return query.setParameter("within", pattern(SearchText.fold(text)))
                .setParameter("lower", pattern(SearchText.lower(text)));
    }

    static String pattern(String text) {
        return "%" + escaped(text) + "%";
    }

    static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }
}
