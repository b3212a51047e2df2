package io.hongyan.im.search;

import java.util.List;
import java.util.function.Consumer;

/**
 * An index that tells what is done with it; for tests.
 *
 * @param put called with what the index is given, before it has it
 * @param find called before anything is looked for
 */
record WatchedIndex(SearchIndex index, Consumer<List<Document>> put, Runnable find) implements SearchIndex {
    @Override
    public void put(List<Document> documents) {
        put.accept(documents);
        index.put(documents);
    }

    @Override
    public Stretch find(Terms terms, List<Scope> scopes, Point before, int limit) {
        find.run();
        return index.find(terms, scopes, before, limit);
    }
}
