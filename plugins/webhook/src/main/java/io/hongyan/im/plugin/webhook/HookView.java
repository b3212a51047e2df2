package io.hongyan.im.plugin.webhook;

import java.util.List;

/**
 * A hook as administrators see it: all but its secret.
 *
 * @param conversations ids; none for all
 * @param created milliseconds since 1970
 */
record HookView(
        String name, String url, List<String> kinds, List<String> conversations, boolean enabled, long created) {
    static HookView of(HookRow row) {
        return new HookView(
                row.name, row.url, Hooks.words(row.kinds), Hooks.words(row.conversations), row.enabled, row.created);
    }
}
