package io.hongyan.im.plugin;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The listeners that there are, by {@code PLUGIN.NAME}, and the messages that each is still to be told of, for all
 * nodes; used inside a transaction.
 */
public interface NoticeBook {
    /**
     * A message that a listener is to be told of.
     *
     * @param tries that failed
     */
    record Notice(String listener, ConversationId conversation, Seq seq, int tries) {}

    /** What each listener wants. */
    Map<String, Interest> listeners();

    /**
     * Makes these the listeners of the plugin; what waits for others of it is forgotten, what was chosen for these stays.
     */
    void know(String plugin, Map<String, Interest> listeners);

    /**
     * Chooses the kinds that a listener hears of.
     *
     * @return false if there is no such listener
     */
    boolean choose(String listener, Set<String> kinds);

    /** Writes down what each listener is to be told of. */
    void add(Map<String, List<Entry>> entries);

    /**
     * Takes the first message of a conversation that is due, for this transaction; nobody else is given one of that
     * conversation until it ends.
     */
    Optional<Notice> take(String listener);

    /** The listener was told. */
    void done(Notice notice);

    /** It failed once more, and is due again after so long, or is set aside now so that the next of its conversation comes. */
    void failed(Notice notice, Duration wait, boolean aside);

    /**
     * Forgets the oldest beyond so many, ten thousand at a time, and counts them.
     *
     * @return how many
     */
    int trim(String listener, int most);
}
