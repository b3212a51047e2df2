package io.hongyan.im.account;

import static io.hongyan.im.account.AccountFixture.HOME;
import static io.hongyan.im.account.AccountFixture.device;
import static io.hongyan.im.account.AccountFixture.tokens;
import static io.hongyan.im.account.LoginContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import org.junit.jupiter.api.Test;

/** Nobody whose account is suspended gets in, on whatever way, the same on every database. */
interface SuspendedContract {
    AccountFixture im();

    @Test
    default void keepsOutWhoComesWithAPassword() {
        Account account = im().somebody();
        im().suspend(account);

        refused(Code.SUSPENDED, () -> im().login(account, "d1"));
        refused(Code.WRONG_CREDENTIALS, () -> im().login(account.username(), new Secret("wrong horse"), "d1"));
        assertThat(im().logins.devices(account.id())).isEmpty();
    }

    @Test
    default void keepsOutWhoComesWithAToken() {
        Account account = im().somebody();
        String access = tokens(im().login(account, "d1")).access();
        im().suspend(account);

        refused(Code.SUSPENDED, () -> im().logins.byToken(access, device("d1"), HOME));
    }

    @Test
    default void keepsOutWhoAsksWithAToken() {
        Account account = im().somebody();
        String access = tokens(im().login(account, "d1")).access();
        im().suspend(account);

        refused(Code.SUSPENDED, () -> im().logins.identify(access));
    }

    @Test
    default void keepsOutWhoRefreshes() {
        Account account = im().somebody();
        String refresh = tokens(im().login(account, "d1")).refresh();
        im().suspend(account);

        refused(Code.SUSPENDED, () -> im().logins.refresh(refresh));
    }

    @Test
    default void keepsOutWhomOthersKnow() {
        UserName stranger = im().newName();
        im().elsewhere("Anna", false, true);
        Account account = im().login(stranger, new Secret("x"), "d1").account();
        im().suspend(account);

        refused(Code.SUSPENDED, () -> im().login(stranger, new Secret("x"), "d2"));
        assertThat(im().logins.devices(account.id())).hasSize(1);
    }
}
