package io.hongyan.im.presence;

import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.Session;

/** Presence (op 514): how available the person is at this device. */
public final class PresenceCommand implements Command {
    private static final int STATUS = 100;

    private final Presence presence;

    public PresenceCommand(Presence presence) {
        this.presence = presence;
    }

    @Override
    public int op() {
        return Op.PRESENCE;
    }

    @Override
    public Pending handle(Session session, Request request) {
        Availability availability =
                Availability.of(request.body().requiredText("type")).orElseThrow(() -> Refused.malformed("type"));
        String status = request.body().text("status", STATUS).orElse("");
        presence.show(
                session, session.identity().orElseThrow(() -> new Refused(Code.NOT_LOGGED_IN)), availability, status);
        return Pending.done();
    }
}
