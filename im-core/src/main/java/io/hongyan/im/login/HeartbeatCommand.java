package io.hongyan.im.login;

import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.Session;
import java.time.Clock;

/** Heartbeat (op 7): I am here, and so are you. */
public final class HeartbeatCommand implements Command {
    private final Clock clock;

    public HeartbeatCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int op() {
        return Op.HEARTBEAT;
    }

    @Override
    public boolean servesStrangers() {
        return true;
    }

    @Override
    public boolean alwaysAnswers() {
        return true;
    }

    @Override
    public Pending handle(Session session, Request request) {
        return Pending.done(Json.map().put("time", clock.millis()));
    }
}
