package io.hongyan.im.plugin;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.plugin.NoticeBook.Notice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What waits for listeners, and the messages that were set aside for them; used inside a transaction. */
public interface AsideBook {
    /**
     * How a listener fares, on all nodes together.
     *
     * @param listener {@code PLUGIN.NAME}
     * @param media types that it wants; empty for all
     * @param registered milliseconds since 1970
     * @param waiting messages that it is still to be told of, without those set aside
     * @param oldest when the first of these was stored, milliseconds since 1970; empty if none waits
     * @param aside messages that it could not be told of
     * @param dropped messages that were too many, since it was registered
     */
    record Standing(
            String listener,
            Set<String> media,
            long registered,
            long waiting,
            OptionalLong oldest,
            long aside,
            long dropped) {}

    /** A message that was set aside. */
    record Aside(Notice notice, Mark mark) {
        /** When it was set aside, milliseconds since 1970. */
        public long since() {
            return mark.since;
        }
    }

    /** The place of one among those set aside, in their order. */
    record Mark(long since, long entry) {
        /** Before all. */
        public static final Mark FIRST = new Mark(Long.MIN_VALUE, Long.MIN_VALUE);
    }

    /** The one message, by its place in its conversation. */
    record Place(ConversationId conversation, Seq seq) {}

    /** Those of a plugin, by name. */
    List<Standing> standings(String plugin);

    /** The first {@code limit} after a mark, those that were set aside first before the others. */
    List<Aside> after(String listener, Mark mark, int limit);

    /**
     * Makes them due again, as if they had never failed.
     *
     * @param one only this one, if it is set aside
     * @param most the oldest of them, about
     * @return how many
     */
    int release(String listener, Optional<Place> one, int most);

    /** Forgets them: the listener is never told. As {@link #release}. */
    int discard(String listener, Optional<Place> one, int most);
}
