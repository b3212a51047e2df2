package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.Audit;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.AsideBook.Aside;
import io.hongyan.im.plugin.AsideBook.Mark;
import io.hongyan.im.plugin.AsideBook.Place;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;

/** What waits for the listeners of plugins, and what they could not be told of; for administrators. No content is shown. */
public final class ListenerDesk {
    /** Rows that one transaction moves. */
    private static final int BUNCH = 10_000;

    private static final int RADIX = 36;

    private final Transactions transactions;
    private final Notices notices;
    private final AsideBook book;
    private final Audit audit;

    ListenerDesk(Transactions transactions, Notices notices, AsideBook book, Audit audit) {
        this.transactions = transactions;
        this.notices = notices;
        this.book = book;
        this.audit = audit;
    }

    /** Empty without a database. */
    static Optional<ListenerDesk> of(HostKeeping keeping) {
        PluginStorage storage = keeping.storage();
        return storage.ground()
                .flatMap(ground -> storage.listening()
                        .flatMap(listening -> storage.aside()
                                .map(aside -> new ListenerDesk(
                                        ground.transactions(), listening.notices(), aside, keeping.audit()))));
    }

    /** Of all listeners of a plugin, whether it runs or not: {@code name, media, registered, waiting, oldest?, setAside, dropped}. */
    ArrayNode standings(String plugin) {
        ArrayNode items = Json.list();
        transactions.call(() -> book.standings(plugin)).forEach(one -> {
            ObjectNode item = items.addObject().put("name", one.listener().substring(plugin.length() + 1));
            one.media().stream().sorted().forEach(item.putArray("media")::add);
            item.put("registered", one.registered()).put("waiting", one.waiting());
            one.oldest().ifPresent(oldest -> item.put("oldest", oldest));
            item.put("setAside", one.aside()).put("dropped", one.dropped());
        });
        return items;
    }

    /**
     * A page of what was set aside: {@code items: {conversation, seq, tries, since}} and {@code cursor}, absent at the end.
     *
     * @param cursor of the page before
     * @return empty if there is no such listener
     * @throws Refused malformed, if there was never such a cursor
     */
    public Optional<ObjectNode> aside(String plugin, String listener, Optional<String> cursor, int limit) {
        Mark mark = cursor.map(ListenerDesk::mark).orElse(Mark.FIRST);
        return transactions.call(() ->
                knows(plugin, listener) ? Optional.of(page(name(plugin, listener), mark, limit)) : Optional.empty());
    }

    private ObjectNode page(String listener, Mark mark, int limit) {
        List<Aside> found = book.after(listener, mark, limit + 1);
        List<Aside> shown = found.subList(0, Math.min(limit, found.size()));
        ObjectNode page = Json.map();
        ArrayNode items = page.putArray("items");
        shown.forEach(one -> items.addObject()
                .put("conversation", one.notice().conversation().toString())
                .put("seq", one.notice().seq().value())
                .put("tries", one.notice().tries())
                .put("since", one.since()));
        if (found.size() > limit) {
            page.put("cursor", cursor(shown.get(limit - 1).mark()));
        }
        return page;
    }

    private static String cursor(Mark mark) {
        return Long.toString(mark.since(), RADIX) + "." + Long.toString(mark.entry(), RADIX);
    }

    private static Mark mark(String cursor) {
        try {
            int dot = cursor.indexOf('.');
            return new Mark(
                    Long.parseLong(cursor, 0, Math.max(dot, 0), RADIX),
                    Long.parseLong(cursor, dot + 1, cursor.length(), RADIX));
        } catch (NumberFormatException never) {
            throw Refused.malformed("cursor");
        }
    }

    /**
     * Has the listener be told once more, of one message or of all that were set aside; audited.
     *
     * @return how many; empty if there is no such listener
     */
    public Optional<Integer> release(String plugin, String listener, Optional<Place> one, Actor actor) {
        Optional<Integer> released =
                change(plugin, listener, one, new Deed("plugin.release-notices", actor, book::release));
        notices.ring(name(plugin, listener));
        return released;
    }

    /**
     * Forgets one message or all that were set aside, which the listener is never told of; audited.
     *
     * @return how many; empty if there is no such listener
     */
    public Optional<Integer> discard(String plugin, String listener, Optional<Place> one, Actor actor) {
        return change(plugin, listener, one, new Deed("plugin.discard-notices", actor, book::discard));
    }

    private record Deed(String action, Actor actor, Change change) {}

    private interface Change {
        int of(String listener, Optional<Place> one, int most);
    }

    private Optional<Integer> change(String plugin, String listener, Optional<Place> one, Deed deed) {
        if (!transactions.call(() -> knows(plugin, listener))) {
            return Optional.empty();
        }
        int all = 0;
        int some;
        do {
            some = transactions.call(() -> bunch(plugin, listener, one, deed));
            all += some;
        } while (some >= BUNCH);
        return Optional.of(all);
    }

    private int bunch(String plugin, String listener, Optional<Place> one, Deed deed) {
        int count = deed.change.of(name(plugin, listener), one, BUNCH);
        if (count > 0) {
            ObjectNode detail = Json.map().put("listener", listener).put("count", count);
            one.ifPresent(
                    place -> detail.put("conversation", place.conversation().toString())
                            .put("seq", place.seq().value()));
            audit.write(deed.actor, deed.action, plugin, detail);
        }
        return count;
    }

    private boolean knows(String plugin, String listener) {
        String name = name(plugin, listener);
        return book.standings(plugin).stream().anyMatch(one -> one.listener().equals(name));
    }

    private static String name(String plugin, String listener) {
        return plugin + "." + listener;
    }
}
