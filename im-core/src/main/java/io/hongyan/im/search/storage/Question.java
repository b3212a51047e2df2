package io.hongyan.im.search.storage;

import java.util.List;

/** A statement that asks, with its parameters. */
record Question(String sql, List<Long> parameters) {
    Question {
        parameters = List.copyOf(parameters);
    }
}
