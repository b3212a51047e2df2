package io.hongyan.im.people;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;

/** Reads names of people from packets. */
public final class UserNames {
    private UserNames() {}

    /**
     * The account that a text names.
     *
     * @throws Refused no such user, also for a text that could be no user name
     */
    public static Account require(Accounts accounts, String text) {
        if (!UserName.isValid(text)) {
            throw new Refused(Code.NO_SUCH_USER);
        }
        return accounts.require(new UserName(text));
    }
}
