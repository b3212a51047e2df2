package io.hongyan.im.blob;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.MovableClock;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;
import io.hongyan.im.blob.store.DiskStore;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.conversation.storage.JpaHolds;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/** People with conversations and blobs, over a database, with small limits and a clock to move. */
final class BlobTown implements AutoCloseable {
    static final int MOST = 1 << 20;
    static final int VOICE = 1 << 18;
    static final int UPLOADS_A_DAY = 3;

    final MovableClock clock = new MovableClock();
    final Transactions transactions;
    final Path home;
    final Holds holds;
    final BlobFeature blobs;
    private final Town town;

    BlobTown(TestDatabase database) throws IOException {
        this.transactions = database.transactions();
        this.home = Files.createTempDirectory("blobs");
        this.holds = new JpaHolds(transactions);
        this.town = new Town(database);
        BlobSettings settings =
                new BlobSettings(MOST, MOST, VOICE, (long) UPLOADS_A_DAY * MOST, 1, 50, Optional.empty());
        this.blobs = new BlobFeature(
                new BlobGround(settings, home, transactions, town.ids, clock, Locale.ENGLISH),
                new DiskStore(home),
                holds,
                town.accounts,
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    }

    AccountId person() {
        return town.person("p").id();
    }

    /** A profile set, as {@code {"avatar":…}}. */
    void portray(AccountId account, @Nullable String avatar) {
        Fields fields = Fields.of(Json.map().put("avatar", avatar));
        transactions.run(() -> blobs.avatars().change(account, fields));
    }

    Account account(AccountId account) {
        return town.accounts.find(account).orElseThrow();
    }

    UserName name(AccountId account) {
        return town.accounts.find(account).orElseThrow().username();
    }

    Route conversation(AccountId one, AccountId other) {
        return town.directory.openDirect(one, other);
    }

    /** A message that holds these blobs. */
    Outcome send(AccountId from, AccountId to, BlobId... held) {
        NewMessage message = new NewMessage(
                from,
                Optional.empty(),
                "chat",
                "file",
                Json.map(),
                "[file]",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(held));
        Draft draft = new Draft(conversation(from, to), message, Set.of(), Optional.empty());
        return transactions.call(() -> town.log.append(List.of(draft), true)).get(0);
    }

    /** Has it held in so many conversations that nobody here is in, and that come before those of the people here. */
    void scatter(BlobId blob, int conversations) {
        for (long conversation = 1; conversation <= conversations; conversation++) {
            List<Long> hold = List.of(conversation, BlobNumber.of(blob).orElseThrow());
            transactions.run(() -> Jdbc.call(
                    transactions.entities(),
                    connection -> Jdbc.update(
                            connection, "insert into hold (conversation, seq, held) values (?, 1, ?)", hold)));
        }
    }

    /** The files that hold bytes, without those on their way. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(home.resolve("arrivals")))
                    .toList();
        }
    }

    List<Path> arrivals() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("arrivals"))) {
            return all.toList();
        }
    }

    @Override
    public void close() throws IOException {
        PathUtils.deleteDirectory(home);
    }
}
