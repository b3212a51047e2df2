package io.hongyan.im.fetch;

import io.hongyan.im.api.Web.Page;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How it went: a page, or why there is none.
 *
 * @param page absent if there is a reason
 */
record Fetched(@Nullable Page page, String reason) {
    private static final int OVERHEAD = 512;

    static Fetched of(Page page) {
        return new Fetched(page, "");
    }

    static Fetched failed(String reason) {
        return new Fetched(null, reason);
    }

    Page orThrow() throws IOException {
        if (page == null) {
            throw new IOException(reason);
        }
        return page;
    }

    boolean isPage() {
        return page != null;
    }

    /** About how many bytes it takes. */
    int weight() {
        return OVERHEAD + (page == null ? 0 : page.bytes().length);
    }
}
