package io.hongyan.im.account;

import static io.hongyan.im.account.AccountFixture.HOME;
import static io.hongyan.im.account.AccountFixture.PASSWORD;
import static io.hongyan.im.account.AccountFixture.device;
import static io.hongyan.im.account.AccountFixture.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Logging in, tokens and signing out, the same on every database. */
interface LoginContract {
    AccountFixture im();

    static void refused(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    default void logsInByPasswordAndThenByToken() {
        Account account = im().somebody();
        Login login = im().login(account, "d1");
        assertThat(login.account()).isEqualTo(account);
        Login again = im().logins.byToken(tokens(login).access(), device("d1"), HOME);
        assertThat(again.account()).isEqualTo(account);
        assertThat(again.tokens()).isEmpty();
        assertThat(im().logins.identify(tokens(login).access())).isEqualTo(login.identity());
        assertThat(tokens(login).expiresIn()).isEqualTo(900);
    }

    @Test
    default void givesTheSameAnswerToAWrongPasswordAndAnUnknownName() {
        Account account = im().somebody();
        refused(Code.WRONG_CREDENTIALS, () -> im().login(account.username(), new Secret("wrong horse"), "d"));
        refused(Code.WRONG_CREDENTIALS, () -> im().login(im().newName(), PASSWORD, "d"));
    }

    @Test
    default void refusesATokenOfAnotherDevice() {
        Login login = im().login(im().somebody(), "d1");
        refused(Code.TOKEN_ENDED, () -> im().logins.byToken(tokens(login).access(), device("d2"), HOME));
    }

    @Test
    default void endsAnAccessTokenAfterAQuarterOfAnHour() {
        Login login = im().login(im().somebody(), "d1");
        im().clock.advance(Duration.ofMinutes(14));
        im().logins.identify(tokens(login).access());
        im().clock.advance(Duration.ofMinutes(1));
        refused(Code.TOKEN_ENDED, () -> im().logins.identify(tokens(login).access()));
    }

    @Test
    default void refusesForgedTokens() {
        Login login = im().login(im().somebody(), "d1");
        String access = tokens(login).access();
        String other = access.substring(0, access.lastIndexOf('.') + 1) + "A".repeat(43);
        for (String forged :
                new String[] {"", "x", other, "eyJhbGciOiJub25lIn0.e30.", access + "x", "a".repeat(5000)}) {
            refused(Code.TOKEN_ENDED, () -> im().logins.identify(forged));
            refused(Code.TOKEN_ENDED, () -> im().logins.refresh(forged));
        }
    }

    @Test
    default void refreshesAgainAndAgain() {
        TokenPair pair = tokens(im().login(im().somebody(), "d1"));
        for (int i = 0; i < 5; i++) {
            im().clock.advance(Duration.ofDays(30));
            pair = im().logins.refresh(pair.refresh());
            im().logins.identify(pair.access());
        }
        assertThat(im().logins.identify(pair.access()).device())
                .isEqualTo(device("d1").id());
    }

    @Test
    default void isFreshForAWhileAfterThePasswordOnlyHoweverOftenItRefreshes() {
        Account account = im().somebody();
        Login login = im().login(account, "d1");
        Duration age = Duration.ofMinutes(10);
        im().clock.advance(Duration.ofMinutes(9));
        assertThat(im().logins.isFresh(login.identity(), age)).isTrue();
        im().clock.advance(Duration.ofMinutes(2));
        TokenPair next = im().logins.refresh(tokens(login).refresh());
        Login again = im().logins.byToken(next.access(), device("d1"), HOME);
        assertThat(im().logins.isFresh(again.identity(), age)).isFalse();

        assertThat(im().logins.isFresh(im().login(account, "d2").identity(), age))
                .isTrue();
        assertThat(im().logins.isFresh(again.identity(), age)).isFalse();
        assertThat(im().logins.isFresh(im().login(account, "d1").identity(), age))
                .isTrue();
    }

    @Test
    default void givesAnotherPairWhenTheAnswerWasLost() {
        TokenPair first = tokens(im().login(im().somebody(), "d1"));
        TokenPair lost = im().logins.refresh(first.refresh());
        im().clock.advance(Duration.ofSeconds(59));
        TokenPair second = im().logins.refresh(first.refresh());
        im().logins.identify(second.access());
        im().logins.identify(first.access());
        refused(Code.TOKEN_ENDED, () -> im().logins.identify(lost.access()));
        assertThat(im().signedOut).isEmpty();
        refused(Code.TOKEN_ENDED, () -> im().logins.refresh(lost.refresh()));
        assertThat(im().signedOut).containsExactly("d1");
    }

    @Test
    default void signsOutWhenAnOldTokenComesTooLate() {
        TokenPair first = tokens(im().login(im().somebody(), "d1"));
        TokenPair second = im().logins.refresh(first.refresh());
        im().clock.advance(Duration.ofSeconds(61));
        refused(Code.TOKEN_ENDED, () -> im().logins.refresh(first.refresh()));
        assertThat(im().signedOut).containsExactly("d1");
        refused(Code.TOKEN_ENDED, () -> im().logins.identify(second.access()));
        refused(Code.TOKEN_ENDED, () -> im().logins.refresh(second.refresh()));
    }

    @Test
    default void signsOutWhenAnOldTokenComesAfterTheNewPairWasUsed() {
        TokenPair first = tokens(im().login(im().somebody(), "d1"));
        TokenPair second = im().logins.refresh(first.refresh());
        im().logins.identify(second.access());
        refused(Code.TOKEN_ENDED, () -> im().logins.refresh(first.refresh()));
        assertThat(im().signedOut).containsExactly("d1");
    }

    @Test
    default void signsOutWhenAMuchOlderTokenComes() {
        TokenPair first = tokens(im().login(im().somebody(), "d1"));
        TokenPair second = im().logins.refresh(first.refresh());
        im().logins.refresh(second.refresh());
        refused(Code.TOKEN_ENDED, () -> im().logins.refresh(first.refresh()));
        assertThat(im().signedOut).containsExactly("d1");
    }

    @Test
    default void givesOneOfManyRefreshesAtOnceTheLastWord() {
        Account account = im().somebody();
        TokenPair first = tokens(im().login(account, "d1"));
        IntStream.range(0, 8).parallel().forEach(i -> im().logins.refresh(first.refresh()));
        im().logins.identify(im().logins.refresh(first.refresh()).access());
        assertThat(im().signedOut).isEmpty();
    }

    @Test
    default void forgetsADeviceThatStaysAway() {
        TokenPair pair = tokens(im().login(im().somebody(), "d1"));
        im().clock.advance(Duration.ofDays(61));
        refused(Code.TOKEN_ENDED, () -> im().logins.refresh(pair.refresh()));
    }

    @Test
    default void endsTheTokensOfTheDeviceThatSignsOutAndNoOthers() {
        Account account = im().somebody();
        Login one = im().login(account, "d1");
        Login two = im().login(account, "d2");
        im().logins.identify(tokens(one).access());
        im().logins.signOut(one.identity());
        refused(Code.TOKEN_ENDED, () -> im().logins.identify(tokens(one).access()));
        refused(Code.TOKEN_ENDED, () -> im().logins.refresh(tokens(one).refresh()));
        im().logins.identify(tokens(two).access());
        assertThat(im().signedOut).containsExactly("d1");
    }

    @Test
    default void signsOutAllOthers() {
        Account account = im().somebody();
        im().login(account, "d1");
        Login two = im().login(account, "d2");
        im().login(account, "d3");
        im().logins.signOutOthers(two.identity());
        assertThat(im().signedOut).containsExactlyInAnyOrder("d1", "d3");
        assertThat(im().logins.devices(account.id())).hasSize(1);
    }

    @Test
    default void replacesTheTokensOfADeviceThatLogsInAgainWithoutSigningItOut() {
        Account account = im().somebody();
        Login old = im().login(account, "d1");
        im().logins.identify(tokens(old).access());
        Login fresh = im().login(account, "d1");
        refused(Code.TOKEN_ENDED, () -> im().logins.identify(tokens(old).access()));
        im().logins.identify(tokens(fresh).access());
        assertThat(im().signedOut).isEmpty();
    }

    @Test
    default void letsTwoLoginsOnOneDeviceFollowEachOther() {
        Account account = im().somebody();
        IntStream.range(0, 4).parallel().forEach(i -> im().login(account, "same"));
        assertThat(im().logins.devices(account.id())).hasSize(1);
    }

    @Test
    default void keepsTheFiftyDevicesThatWereSeenLast() {
        Account account = im().somebody();
        for (int i = 0; i < 51; i++) {
            im().clock.advance(Duration.ofMinutes(1));
            im().login(account, "d" + i);
        }
        assertThat(im().logins.devices(account.id())).hasSize(50);
        assertThat(im().signedOut).containsExactly("d0");
    }

    @Test
    default void changesThePasswordAndSignsTheOthersOut() {
        Account account = im().somebody();
        Login here = im().login(account, "d1");
        im().login(account, "d2");
        Secret next = new Secret("battery staple");
        refused(Code.WRONG_CREDENTIALS, () -> im().accounts.changePassword(here.identity(), next, next));
        refused(Code.MALFORMED, () -> im().accounts.changePassword(here.identity(), PASSWORD, new Secret("short")));
        im().accounts.changePassword(here.identity(), PASSWORD, next);
        assertThat(im().signedOut).containsExactly("d2");
        im().logins.identify(tokens(here).access());
        refused(Code.WRONG_CREDENTIALS, () -> im().login(account, "d3"));
        im().login(account.username(), next, "d3");
    }

    @Test
    default void tellsWhereAnAccountIsSignedIn() {
        Account account = im().somebody();
        Login login = im().login(account, "d1");
        im().clock.advance(Duration.ofMinutes(5));
        DeviceInfo renamed = new DeviceInfo(device("d1").id(), DeviceInfo.Kind.MOBILE, "Phone");
        im().logins.byToken(tokens(login).access(), renamed, "2001:db8::1");
        assertThat(im().logins.devices(account.id())).singleElement().satisfies(device -> {
            assertThat(device.info()).isEqualTo(renamed);
            assertThat(device.address()).isEqualTo("2001:db8::1");
            assertThat(Duration.between(device.since(), device.lastSeen())).isEqualTo(Duration.ofMinutes(5));
        });
        im().clock.advance(Duration.ofMinutes(5));
        im().logins.seen(login.identity(), HOME, im().clock.instant());
        assertThat(im().logins.devices(account.id()))
                .singleElement()
                .satisfies(device ->
                        assertThat(device.lastSeen()).isEqualTo(im().clock.instant()));
    }

    @Test
    default void letsNobodyInWithAPasswordThatIsChangedMeanwhile() {
        for (int i = 0; i < 20; i++) {
            Account account = im().somebody();
            Login here = im().login(account, "d1");
            IntStream.range(0, 4).parallel().forEach(each -> {
                if (each == 0) {
                    im().accounts.changePassword(here.identity(), PASSWORD, new Secret("battery staple"));
                } else {
                    loginOrNot(account, "other" + each);
                }
            });
            assertThat(im().logins.devices(account.id())).hasSize(1);
        }
    }

    private void loginOrNot(Account account, String device) {
        try {
            im().login(account, device);
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo(Code.WRONG_CREDENTIALS);
        }
    }
}
