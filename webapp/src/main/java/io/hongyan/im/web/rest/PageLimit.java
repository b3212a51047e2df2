package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import org.jspecify.annotations.Nullable;

/** How many items a page of a list has. */
final class PageLimit {
    private PageLimit() {}

    /** @throws Refused malformed */
    static int of(@Nullable String asked) {
        if (asked == null) {
            return Limits.PAGE;
        }
        if (!asked.matches("[1-9][0-9]{0,8}")) {
            throw Refused.malformed("limit");
        }
        return Math.min(Integer.parseInt(asked), Limits.PAGE);
    }
}
