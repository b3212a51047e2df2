package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Pushes messages to every device of every member but the connection that they came in by. */
final class Delivery {
    private final Sessions sessions;

    Delivery(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * @param view the message as a member sees it; asked once for the sender and once for all others
     */
    void deliver(Set<AccountId> members, AccountId sender, Session origin, Function<AccountId, ObjectNode> view) {
        Encoded forOthers = null;
        for (AccountId member : members) {
            Collection<Session> devices = sessions.of(member);
            if (devices.isEmpty()) {
                continue;
            }
            if (member.equals(sender)) {
                toOwnDevices(devices, origin, () -> JsonCodec.push(Op.MESSAGE, view.apply(member)));
            } else {
                forOthers = forOthers == null ? JsonCodec.push(Op.MESSAGE, view.apply(member)) : forOthers;
                for (Session device : devices) {
                    device.push(forOthers);
                }
            }
        }
    }

    private static void toOwnDevices(Collection<Session> devices, Session origin, Supplier<Encoded> encode) {
        Encoded packet = null;
        for (Session device : devices) {
            if (device != origin) {
                packet = packet == null ? encode.get() : packet;
                device.push(packet);
            }
        }
    }
}
