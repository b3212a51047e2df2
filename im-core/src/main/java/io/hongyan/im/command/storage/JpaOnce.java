package io.hongyan.im.command.storage;

import io.hongyan.im.command.Once;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** First answers as rows, kept for seven days. */
public final class JpaOnce implements Once {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Transactions transactions;
    private final Clock clock;

    public JpaOnce(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<String> answer(AccountId account, String query, ClientId clientId) {
        DoneRow.Key key = new DoneRow.Key(account.value(), query, clientId.value());
        return Optional.ofNullable(transactions.entities().find(DoneRow.class, key))
                .map(row -> row.answer);
    }

    @Override
    public void keep(AccountId account, String query, ClientId clientId, String answer) {
        DoneRow row = new DoneRow();
        row.account = account.value();
        row.query = query;
        row.clientId = clientId.value();
        row.answer = answer;
        row.created = clock.millis();
        transactions.entities().persist(row);
        transactions.entities().flush();
    }

    /** Forgets what is older than seven days. */
    public void sweep() {
        transactions.run(() -> transactions
                .entities()
                .createQuery("delete from DoneRow where created < ?1")
                .setParameter(1, clock.millis() - KEPT.toMillis())
                .executeUpdate());
    }
}
