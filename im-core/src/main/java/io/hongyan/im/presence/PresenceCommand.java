package io.hongyan.im.presence;

import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;

/** Presence (op 514): how available the person is at this device. */
public final class PresenceCommand implements Command {
    private static final int STATUS = 100;

    private final Presence presence;
    private final Sessions sessions;

    public PresenceCommand(Presence presence, Sessions sessions) {
        this.presence = presence;
        this.sessions = sessions;
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
        Identity who = session.identity().orElseThrow(() -> new Refused(Code.NOT_LOGGED_IN));
        // who is not there has nothing to show
        Session there = sessions.told(session).orElseThrow(() -> new Refused(Code.STATE));
        presence.show(there, who, availability, status);
        return Pending.done();
    }
}
