package io.hongyan.im.plugin;

import io.hongyan.im.api.EntryListener;
import io.hongyan.im.api.MessageListener;
import io.hongyan.im.plugin.NoticeBook.Notice;
import io.hongyan.im.plugin.PluginEntities.Telling;
import io.hongyan.im.plugin.PluginStorage.Listening;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A listener of a plugin, of whatever kind.
 *
 * @param name within the plugin
 * @param reading how it is told of what was written down for it, read inside a transaction; empty if that is gone
 */
record Ear(String name, Interest interest, Function<Notice, Optional<Telling>> reading) {
    static Ear of(MessageListener listener, Listening from) {
        return new Ear(
                listener.name(),
                Interest.inMessages(Set.copyOf(listener.media())),
                notice -> from.messages()
                        .stored(notice.conversation(), notice.seq())
                        .map(message -> work -> listener.stored(message, work)));
    }

    static Ear of(EntryListener listener, Listening from) {
        return new Ear(
                listener.name(),
                Interest.in(Set.copyOf(listener.kinds())),
                notice -> from.messages()
                        .added(notice.conversation(), notice.seq())
                        .map(entry -> work -> listener.added(entry, work)));
    }
}
