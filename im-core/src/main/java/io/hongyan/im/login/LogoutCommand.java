package io.hongyan.im.login;

import io.hongyan.im.account.Logins;
import io.hongyan.im.command.Command;
import io.hongyan.im.command.Pending;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;

/** Logout (op 2): this device's tokens end, and the connection after the answer. */
public final class LogoutCommand implements Command {
    private final Logins logins;

    public LogoutCommand(Logins logins) {
        this.logins = logins;
    }

    @Override
    public int op() {
        return Op.LOGOUT;
    }

    @Override
    public Pending handle(Session session, Request request) {
        session.detach().ifPresent(logins::signOut);
        return Pending.done().andThen(() -> session.close(CloseReason.LOGGED_OUT));
    }
}
