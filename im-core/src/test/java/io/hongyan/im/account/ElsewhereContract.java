package io.hongyan.im.account;

import static io.hongyan.im.account.AccountFixture.PASSWORD;
import static io.hongyan.im.account.LoginContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Logging in with a password that others know, the same on every database. */
interface ElsewhereContract {
    AccountFixture im();

    @Test
    default void makesAnAccountOfWhomOthersKnowAndFindsItAgain() {
        UserName stranger = im().newName();
        im().elsewhere("Anna from the directory", false, true);

        Account made = im().login(stranger, new Secret("x"), "d1").account();
        Account again = im().login(stranger, new Secret("x"), "d2").account();

        assertThat(made.name()).isEqualTo("Anna from the directory");
        assertThat(made.roles()).isEmpty();
        assertThat(again).isEqualTo(made);
        assertThat(im().logins.devices(made.id())).hasSize(2);
        assertThat(im().accounts.require(stranger)).isEqualTo(made);
    }

    @Test
    default void makesOneAccountOfWhoComesSeveralTimesAtOnce() {
        UserName stranger = im().newName();
        im().elsewhere("Anna", false, true);

        assertThat(IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(i -> im().login(stranger, new Secret("x"), "d" + i)
                                .account()
                                .id())
                        .distinct())
                .hasSize(1);
    }

    @Test
    default void asksNobodyElseAboutWhoHasAPasswordHere() {
        Account account = im().somebody();
        im().elsewhere("Somebody else", false, true);

        refused(Code.WRONG_CREDENTIALS, () -> im().login(account.username(), new Secret("theirs"), "d"));
        assertThat(im().login(account, "d").account()).isEqualTo(account);
    }

    @Test
    default void keepsOutWhoIsKnownOnlyElsewhereWhenNobodyThereIsAskedAnyMore() {
        UserName stranger = im().newName();
        im().elsewhere("Anna", false, true);
        Login login = im().login(stranger, new Secret("x"), "d1");

        im().elsewhere = OtherPasswords.NONE;

        refused(Code.WRONG_CREDENTIALS, () -> im().login(stranger, new Secret("x"), "d2"));
        refused(Code.WRONG_CREDENTIALS, () -> im().login(stranger, new Secret(""), "d2"));
        refused(Code.WRONG_CREDENTIALS, () -> im().accounts.changePassword(login.identity(), new Secret(""), PASSWORD));
    }

    @Test
    default void slowsWhoGuessesPasswordsThatOthersKnow() {
        UserName stranger = im().newName();
        im().elsewhere("", true, true);
        for (int i = 0; i < 5; i++) {
            refused(Code.WRONG_CREDENTIALS, () -> im().login(stranger, new Secret("guess"), "d"));
        }
        refused(Code.TOO_FAST, () -> im().login(stranger, new Secret("guess"), "d"));
    }

    @Test
    default void saysThatNobodyCouldTellAndCountsItAsAGuessIfOneDenied() {
        UserName stranger = im().newName();
        im().elsewhere("", false, false);
        for (int i = 0; i < 10; i++) {
            refused(Code.OVERLOADED, () -> im().login(stranger, new Secret("guess"), "d"));
        }
        im().elsewhere("", true, false);
        for (int i = 0; i < 5; i++) {
            refused(Code.OVERLOADED, () -> im().login(stranger, new Secret("guess"), "d"));
        }
        refused(Code.TOO_FAST, () -> im().login(stranger, new Secret("guess"), "d"));
    }
}
