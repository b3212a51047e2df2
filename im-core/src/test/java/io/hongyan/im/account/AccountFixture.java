package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** The feature over one database, with a clock to move and what was signed out. */
final class AccountFixture implements SignOutListener {
    static final Secret PASSWORD = new Secret("correct horse");
    static final String HOME = "192.0.2.1";

    final MovableClock clock = new MovableClock();
    final List<String> signedOut = new CopyOnWriteArrayList<>();
    OtherPasswords elsewhere = OtherPasswords.NONE;
    final Accounts accounts;
    final Logins logins;
    private final TestDatabase database;
    private final Ids names = new Ids(9);

    AccountFixture(TestDatabase database) {
        this.database = database;
        AccountFeature.Ground ground = new AccountFeature.Ground(database.transactions(), new Ids(1), clock);
        AccountFeature feature = new AccountFeature(
                ground,
                new Passwords(64, 1),
                List.of(this),
                new AccountFeature.Elsewhere(
                        (username, password, admission) -> elsewhere.ask(username, password, admission),
                        Runnable::run));
        this.accounts = feature.accounts();
        this.logins = feature.logins();
    }

    /** Somebody new, with {@link #PASSWORD}. */
    Account somebody() {
        return somebody("Somebody");
    }

    Account somebody(String name) {
        return accounts.register(newName(), PASSWORD, name, Locale.ENGLISH);
    }

    /** As an administrator does. */
    void suspend(Account account) {
        database.transactions()
                .run(() -> Jdbc.call(database.transactions().entities(), connection -> {
                    try (PreparedStatement update =
                            connection.prepareStatement("update account set state = 'SUSPENDED' where id = ?")) {
                        update.setLong(1, account.id().value());
                        return update.executeUpdate();
                    }
                }));
    }

    /** What others answer from now on: the name of whom they know, or nothing. */
    void elsewhere(String name, boolean heard, boolean certain) {
        elsewhere = (username, password, admission) -> {
            admission.run();
            return CompletableFuture.completedFuture(
                    new OtherPasswords.Answer(Optional.of(name).filter(text -> !text.isEmpty()), heard, certain));
        };
    }

    UserName newName() {
        return new UserName("u" + names.entry().toString().toLowerCase(Locale.ROOT));
    }

    Login login(Account account, String device) {
        return login(account.username(), PASSWORD, device);
    }

    /** Logs in and waits for it. */
    Login login(UserName username, Secret password, String device) {
        try {
            return logins.byPassword(username, password, device(device), HOME).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof Refused refused ? refused : failure;
        }
    }

    static TokenPair tokens(Login login) {
        return login.tokens().orElseThrow();
    }

    static DeviceInfo device(String id) {
        return new DeviceInfo(new DeviceId(id), DeviceInfo.Kind.WEB, "Firefox");
    }

    @Override
    public void signedOut(AccountId account, DeviceId device) {
        signedOut.add(device.value());
    }
}
