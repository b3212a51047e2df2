package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pushes what was committed to every device of every member. Waits for nobody. */
public final class Delivery {
    private final Sessions sessions;
    private final EntryJson json;
    private final Departures departures = new Departures();

    public Delivery(Sessions sessions, EntryJson json) {
        this.sessions = sessions;
        this.json = json;
    }

    /** A message, to all but the connection that it came in by. */
    public void message(Entry entry, Route route, Session origin) {
        AccountId sender = entry.message().sender();
        Packet own = new Packet(() -> JsonCodec.push(Op.MESSAGE, json.whole(entry, route, Reader.ofAll(sender))));
        Packet others = new Packet(() -> JsonCodec.push(Op.MESSAGE, json.forOthers(entry, route)));
        departures.deliver(
                entry,
                route.members(),
                members -> push(members, origin, member -> member.equals(sender) ? own : others));
    }

    /**
     * A message that is not stored, to who is online.
     *
     * @param own the message as its sender sees it
     */
    public void headline(Set<AccountId> members, AccountId sender, Session origin, ObjectNode own, ObjectNode others) {
        Packet forSender = new Packet(() -> JsonCodec.push(Op.MESSAGE, own));
        Packet forOthers = new Packet(() -> JsonCodec.push(Op.MESSAGE, others));
        push(members, origin, member -> member.equals(sender) ? forSender : forOthers);
    }

    /** An entry that is no message, to everybody. */
    public void entry(Entry entry, Audience audience) {
        Packet bare = new Packet(() -> event(json.bare(entry, audience.route())));
        Packet plain = packet(entry, audience, Set.of());
        Map<Set<String>, Packet> ofReactors = new HashMap<>();
        departures.deliver(
                entry,
                audience.route().members(),
                members -> push(
                        members,
                        null,
                        member -> audience.unseeing().contains(member)
                                ? bare
                                : Optional.ofNullable(audience.reactions().get(member))
                                        .map(mine -> ofReactors.computeIfAbsent(
                                                mine, reactions -> packet(entry, audience, reactions)))
                                        .orElse(plain)));
    }

    private Packet packet(Entry entry, Audience audience, Set<String> mine) {
        return new Packet(() -> event(json.forReactor(entry, audience.route(), mine)));
    }

    /** The entry that tells of those who leave, to everybody and to them; the last one that they get. */
    public void farewell(Entry entry, Route route, Set<AccountId> leaving) {
        Packet packet = new Packet(() -> event(json.forOthers(entry, route)));
        departures.leave(entry, leaving, () -> push(route.members(), null, member -> packet));
    }

    private static Encoded event(ObjectNode entry) {
        return JsonCodec.push(Op.EVENT, Json.map().put("event", "entry").set("entry", entry));
    }

    private void push(Set<AccountId> members, @Nullable Session origin, Function<AccountId, Packet> packetOf) {
        for (AccountId member : members) {
            Collection<Session> devices = sessions.of(member);
            for (Session device : devices) {
                if (device != origin) {
                    device.push(packetOf.apply(member).encoded());
                }
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

        Encoded encoded() {
            Encoded made = encoded == null ? encode.get() : encoded;
            encoded = made;
            return made;
        }
    }
}
