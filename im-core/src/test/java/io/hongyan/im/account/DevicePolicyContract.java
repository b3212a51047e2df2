package io.hongyan.im.account;

import static io.hongyan.im.account.LoginContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.account.DeviceInfo.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Code;
import io.hongyan.im.storage.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On how many devices people stay signed in, on every database. */
interface DevicePolicyContract {
    Ids NAMES = new Ids(11);

    TestDatabase database();

    /** Accounts under one policy, and which device went for which. */
    final class Town implements SignOutListener {
        final List<String> gone = new CopyOnWriteArrayList<>();
        private final AccountFeature people;

        Town(TestDatabase database, DevicePolicy policy) {
            this.people = new AccountFeature(
                    new AccountFeature.Ground(database.transactions(), NAMES, new MovableClock()),
                    new Passwords(64, 1),
                    new AccountFeature.Rules(List.of(this), policy),
                    new AccountFeature.Elsewhere(OtherPasswords.NONE, Runnable::run));
        }

        @Override
        public void signedOut(AccountId account, DeviceId device) {
            gone.add(device.value());
        }

        @Override
        public void displaced(AccountId account, DeviceId device, DeviceInfo by) {
            gone.add(device.value() + " for " + by.id().value());
        }

        Account person() {
            UserName name = new UserName("u" + NAMES.entry().toString().toLowerCase(Locale.ROOT));
            return people.accounts().register(name, AccountFixture.PASSWORD, "Somebody", Locale.ENGLISH);
        }

        Login login(Account person, String device, Kind kind) {
            DeviceInfo info = new DeviceInfo(new DeviceId(device), kind, "a " + kind);
            return people.logins()
                    .byPassword(person.username(), AccountFixture.PASSWORD, info, AccountFixture.HOME)
                    .join();
        }

        List<String> devices(Account person) {
            return people.logins().devices(person.id()).stream()
                    .map(device -> device.info().id().value())
                    .toList();
        }

        void assertEnded(Login login) {
            TokenPair tokens = login.tokens().orElseThrow();
            refused(Code.TOKEN_ENDED, () -> people.logins().identify(tokens.access()));
            refused(Code.TOKEN_ENDED, () -> people.logins().refresh(tokens.refresh()));
        }
    }

    @Test
    default void leavesAllDevicesWhereAllMayStay() {
        Town town = new Town(database(), DevicePolicy.ALL);
        Account anna = town.person();
        town.login(anna, "one", Kind.DESKTOP);
        town.login(anna, "two", Kind.DESKTOP);
        assertThat(town.devices(anna)).containsExactlyInAnyOrder("one", "two");
        assertThat(town.gone).isEmpty();
    }

    @Test
    default void leavesOneOfEachKind() {
        Town town = new Town(database(), DevicePolicy.ONE_PER_KIND);
        Account anna = town.person();
        Account bert = town.person();
        town.login(bert, "his", Kind.DESKTOP);
        Login old = town.login(anna, "old", Kind.DESKTOP);
        Login phone = town.login(anna, "phone", Kind.MOBILE);
        town.login(anna, "new", Kind.DESKTOP);
        assertThat(town.devices(anna)).containsExactlyInAnyOrder("phone", "new");
        assertThat(town.gone).containsExactly("old for new");
        town.assertEnded(old);
        assertThat(town.people.logins().identify(phone.tokens().orElseThrow().access()))
                .isEqualTo(phone.identity());
        assertThat(town.devices(bert)).containsExactly("his");
    }

    @Test
    default void leavesOneInAll() {
        Town town = new Town(database(), DevicePolicy.ONE);
        Account anna = town.person();
        Login desktop = town.login(anna, "desktop", Kind.DESKTOP);
        town.login(anna, "phone", Kind.MOBILE);
        assertThat(town.devices(anna)).containsExactly("phone");
        assertThat(town.gone).containsExactly("desktop for phone");
        town.assertEnded(desktop);
        town.login(anna, "desktop", Kind.DESKTOP);
        assertThat(town.devices(anna)).containsExactly("desktop");
    }

    @Test
    default void letsADeviceSignInAgain() {
        Town town = new Town(database(), DevicePolicy.ONE);
        Account anna = town.person();
        town.login(anna, "same", Kind.DESKTOP);
        Login again = town.login(anna, "same", Kind.DESKTOP);
        assertThat(town.gone).isEmpty();
        assertThat(town.people.logins().identify(again.tokens().orElseThrow().access()))
                .isEqualTo(again.identity());
    }

    @Test
    default void leavesOneOfManyThatComeAtTheSameTime() {
        Town town = new Town(database(), DevicePolicy.ONE);
        Account anna = town.person();
        Stream.of("a", "b", "c", "d").parallel().forEach(device -> town.login(anna, device, Kind.WEB));
        assertThat(town.devices(anna)).hasSize(1);
        assertThat(town.gone).hasSize(3);
    }
}
