package io.hongyan.im.plugin;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.LogWatcher;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants to hear of which entries, whether its plugin runs or not; writes down what they are to be told of, in the
 * transaction that stores it.
 */
public final class Notices implements LogWatcher {
    /** The most that is kept for one listener, about; the oldest are dropped. */
    public static final int MOST = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int POLLS_TO_A_TRIM = 20;

    private final Transactions transactions;
    private final NoticeBook book;
    private final Map<String, List<Runnable>> bells = new ConcurrentHashMap<>();
    private volatile Map<String, Interest> wanted = Map.of();
    private int polls;

    private Notices(Transactions transactions, NoticeBook book) {
        this.transactions = transactions;
        this.book = book;
    }

    /** Reads who is registered. */
    public static Notices open(Transactions transactions, NoticeBook book) {
        Notices notices = new Notices(transactions, book);
        notices.poll();
        return notices;
    }

    NoticeBook book() {
        return book;
    }

    @Override
    public void added(List<Entry> entries) {
        Map<String, List<Entry>> all = new TreeMap<>();
        wanted.forEach((listener, interest) -> {
            List<Entry> its = entries.stream().filter(interest::wants).toList();
            if (!its.isEmpty()) {
                all.put(listener, its);
            }
        });
        if (!all.isEmpty()) {
            book.add(all);
            transactions.afterCommit(() -> all.keySet().forEach(this::ring));
        }
    }

    /** Tells who listens on this node that something waits. */
    void ring(String listener) {
        bells.getOrDefault(listener, List.of()).forEach(Runnable::run);
    }

    /**
     * Hears when something was written down for the listener on this node; on a thread that must not wait.
     *
     * @return ends it
     */
    Runnable listen(String listener, Runnable bell) {
        bells.computeIfAbsent(listener, name -> new CopyOnWriteArrayList<>()).add(bell);
        return () -> bells.computeIfAbsent(listener, name -> new CopyOnWriteArrayList<>())
                .remove(bell);
    }

    /**
     * Makes these the listeners of the plugin, on this node at once and on others within seconds.
     *
     * @param listeners by {@code PLUGIN.NAME}
     */
    synchronized void register(String plugin, Map<String, Interest> listeners) {
        if (isKnown(plugin, listeners)) {
            return;
        }
        try {
            transactions.run(() -> book.know(plugin, listeners));
        } catch (RuntimeException failure) {
            // another node may have written the same down at this moment
            transactions.run(() -> book.know(plugin, listeners));
        }
        read();
    }

    private boolean isKnown(String plugin, Map<String, Interest> listeners) {
        Set<String> before = wanted.keySet().stream()
                .filter(name -> name.startsWith(plugin + "."))
                .collect(Collectors.toSet());
        return before.equals(listeners.keySet())
                && listeners.entrySet().stream()
                        .allMatch(one -> Optional.ofNullable(wanted.get(one.getKey()))
                                .filter(one.getValue()::saysTheSameAs)
                                .isPresent());
    }

    /**
     * Chooses, within the running transaction, the kinds that a listener hears of: on this node from its commit, on
     * others within seconds.
     *
     * @return false if there is no such listener
     */
    public boolean choose(String listener, Set<String> kinds) {
        transactions.afterCommit(this::read);
        return book.choose(listener, kinds);
    }

    private synchronized void read() {
        wanted = Map.copyOf(transactions.call(book::listeners));
    }

    /** Forgets the listeners of a plugin that is no more, and what waits for them. */
    public void forget(String plugin) {
        poll();
        register(plugin, Map.of());
    }

    /** Follows what other nodes registered; now and then drops what is too much. */
    public synchronized void poll() {
        read();
        if (++polls % POLLS_TO_A_TRIM == 0) {
            wanted.keySet().forEach(this::trim);
        }
    }

    private void trim(String listener) {
        int dropped = transactions.call(() -> book.trim(listener, MOST));
        if (dropped > 0) {
            LOG.warn("event=listener-notices-dropped listener={} dropped={} most={}", listener, dropped, MOST);
        }
    }
}
