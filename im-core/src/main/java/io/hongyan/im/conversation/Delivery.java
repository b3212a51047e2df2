package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pushes what was committed to every device of every member. Waits for nobody. */
public final class Delivery {
    private static final Seq FIRST = new Seq(1);

    private final Sessions sessions;
    private final EntryJson json;
    private final Crowds crowds;
    private final Rooms rooms;
    private final Departures departures = new Departures();

    public Delivery(Sessions sessions, EntryJson json, Crowds crowds, Rooms rooms) {
        this.sessions = sessions;
        this.json = json;
        this.crowds = crowds;
        this.rooms = rooms;
    }

    /** A message, to all but the connection that it came in by. */
    public void message(Entry entry, Route route, Session origin) {
        AccountId sender = entry.message().sender();
        Packet own = new Packet(() -> Encoded.push(Op.MESSAGE, json.whole(entry, route, Reader.ofAll(sender))));
        Packet others = new Packet(() -> Encoded.push(Op.MESSAGE, json.forOthers(entry, route)));
        Seat.Push push = (account, first) -> push(account, origin, account.equals(sender) ? own : others);
        deliver(entry, route, push);
    }

    /**
     * A message that is not stored, to who is online.
     *
     * @param own the message as its sender sees it
     */
    public void headline(Reach reach, AccountId sender, Session origin, ObjectNode own, ObjectNode others) {
        Packet mine = new Packet(() -> Encoded.push(Op.MESSAGE, own));
        Packet theirs = new Packet(() -> Encoded.push(Op.MESSAGE, others));
        Seat.Push push = (account, first) -> push(account, origin, account.equals(sender) ? mine : theirs);
        if (reach instanceof Reach.Crowd crowd) {
            crowds.tell(crowd.conversation(), push);
        } else if (reach instanceof Reach.People people) {
            people.accounts().forEach(account -> push.to(account, FIRST));
        }
    }

    /** An entry that is no message, to everybody. */
    public void entry(Entry entry, Audience audience) {
        Packet bare = new Packet(() -> event(json.bare(entry, audience.route())));
        Packet plain = packet(entry, audience, Set.of());
        Map<Set<String>, Packet> ofReactors = new ConcurrentHashMap<>();
        deliver(entry, audience.route(), (account, first) -> {
            boolean sees = !audience.unseeing().contains(account)
                    && entry.happening().target().filter(first::isAfter).isEmpty();
            Packet seen = Optional.ofNullable(audience.reactions().get(account))
                    .map(mine -> ofReactors.computeIfAbsent(mine, reactions -> packet(entry, audience, reactions)))
                    .orElse(plain);
            push(account, null, sees ? seen : bare);
        });
    }

    private Packet packet(Entry entry, Audience audience, Set<String> mine) {
        return new Packet(() -> event(json.forReactor(entry, audience.route(), mine)));
    }

    private void deliver(Entry entry, Route route, Seat.Push push) {
        if (route.kind() == Kind.ROOM) {
            rooms.grown(entry.conversation());
        }
        if (route.crowd()) {
            crowds.deliver(entry, push);
        } else {
            departures.deliver(entry, route.members(), members -> members.forEach(account -> push.to(account, FIRST)));
        }
    }

    /** The entry that tells of those who leave, to everybody and to them; the last one that they get. */
    public void farewell(Entry entry, Route route, Set<AccountId> leaving) {
        Packet packet = new Packet(() -> event(json.forOthers(entry, route)));
        Seat.Push push = (account, first) -> push(account, null, packet);
        if (route.crowd()) {
            // whose seats are in doubt
            leaving.forEach(account -> push.to(account, FIRST));
            crowds.deliver(entry, push);
        } else {
            departures.leave(entry, leaving, () -> route.members().forEach(account -> push.to(account, FIRST)));
        }
    }

    /** The entry that ends a conversation, to everybody; the last one that anybody gets. */
    public void end(Entry entry, Route route) {
        if (route.crowd()) {
            Packet packet = new Packet(() -> event(json.forOthers(entry, route)));
            crowds.end(entry, (account, first) -> push(account, null, packet));
        } else {
            farewell(entry, route, route.members());
        }
    }

    /** Something that is no entry, to everybody in a crowd. */
    public void tell(ConversationId crowd, Encoded packet) {
        tell(crowd, first -> Optional.of(packet));
    }

    /** @param packet what is told to who sees the log from an entry on; nothing if it is empty */
    public void tell(ConversationId crowd, Function<Seq, Optional<Encoded>> packet) {
        crowds.tell(crowd, (account, first) -> packet.apply(first).ifPresent(one -> sessions.push(account, one)));
    }

    private static Encoded event(ObjectNode entry) {
        return Encoded.push(Op.EVENT, Json.map().put("event", "entry").set("entry", entry));
    }

    private void push(AccountId account, @Nullable Session origin, Packet packet) {
        for (Session device : sessions.of(account)) {
            if (device != origin) {
                device.push(packet.encoded());
            }
        }
    }

    /** The same bytes for many, made when the first one needs them. */
    private static final class Packet {
        private final Supplier<Encoded> encode;
        private @Nullable Encoded encoded;

        Packet(Supplier<Encoded> encode) {
            this.encode = encode;
        }

        synchronized Encoded encoded() {
            Encoded made = encoded == null ? encode.get() : encoded;
            encoded = made;
            return made;
        }
    }
}
