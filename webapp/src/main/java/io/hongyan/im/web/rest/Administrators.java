package io.hongyan.im.web.rest;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import jakarta.ws.rs.core.HttpHeaders;

/** Lets nobody pass but who runs the server. */
final class Administrators {
    private Administrators() {}

    /** @throws Refused not logged in, token ended, not allowed */
    static Identity require(HttpHeaders headers, Logins logins, Accounts accounts) {
        Identity who = Bearer.identify(headers, logins);
        boolean may = accounts.find(who.account())
                .filter(account -> account.roles().contains(Account.ADMINISTRATOR))
                .isPresent();
        if (!may) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        return who;
    }
}
