package io.hongyan.im.web.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the browser. */
@SuppressWarnings("ArrayRecordComponent") // written once to a stream, never compared
record PageAnswer(int status, Map<String, String> headers, byte[] body) {

    static PageAnswer notFound() {
        return new PageAnswer(404, Map.of("Cache-Control", "no-store"), new byte[0]);
    }

    /** To an address relative to the one asked for, which holds behind any proxy. */
    static PageAnswer redirect(String relative) {
        return new PageAnswer(302, Map.of("Location", relative, "Cache-Control", "no-store"), new byte[0]);
    }

    PageAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new PageAnswer(status, all, body);
    }
}
