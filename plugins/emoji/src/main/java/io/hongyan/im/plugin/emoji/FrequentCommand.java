package io.hongyan.im.plugin.emoji;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code emoji.frequent}: what the caller uses most. */
final class FrequentCommand implements Command<FrequentCommand.Nothing> {
    private static final int MOST = 24;

    /** There is nothing to say. */
    record Nothing() {}

    @Override
    public String name() {
        return "frequent";
    }

    @Override
    public Class<Nothing> body() {
        return Nothing.class;
    }

    @Override
    public Record run(Nothing body, Call call) {
        return new Frequent(call.entities()
                .createQuery("from UseRow where account = ?1 order by uses desc, last desc, id", UseRow.class)
                .setParameter(1, call.caller().value())
                .setMaxResults(MOST)
                .getResultStream()
                .map(use -> new Item(use.code, use.pack, use.uses))
                .toList());
    }

    /** @param items the most used first */
    record Frequent(List<Item> items) {}

    /** One emoji and how often it was used. */
    record Item(String code, @Nullable String pack, long count) {}
}
