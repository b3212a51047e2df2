package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterruptionTest {
    private static final int INTERRUPTS = 50;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void neverClosesTheEmbeddedDatabase() throws SQLException {
        HongyanDataSource source = new HongyanDataSource(DatabaseSettings.file(home));
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("create table note (text varchar(4000))");
            AtomicInteger written = new AtomicInteger();
            for (int i = 0; i < INTERRUPTS; i++) {
                interruptAWriter(source, written);

                try (ResultSet rows = statement.executeQuery("select count(*) from note")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(written.get());
                }
            }
        }
    }

    /** Writes until it is interrupted, which happens somewhere in its third or a later transaction. */
    private static void interruptAWriter(HongyanDataSource source, AtomicInteger written) {
        CompletableFuture<Interruption> begun = new CompletableFuture<>();
        CompletableFuture<?> writer = CompletableFuture.runAsync(
                () -> {
                    Interruption interruption = Interruption.begin();
                    write(source, written, () -> begun.complete(interruption));
                    interruption.end();
                },
                work -> new Thread(work).start());
        begun.join().interrupt();
        writer.join();
    }

    private static void write(HongyanDataSource source, AtomicInteger written, Runnable begun) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            int mine = 0;
            while (!Thread.currentThread().isInterrupted()) {
                try (PreparedStatement statement = connection.prepareStatement("insert into note values (?)")) {
                    statement.setString(1, "y".repeat(2_000));
                    statement.executeUpdate();
                }
                connection.commit();
                written.incrementAndGet();
                mine++;
                if (mine == 2) {
                    begun.run();
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void comesAtOnceOutsideTheDatabase() {
        CompletableFuture<Interruption> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> sleeper = CompletableFuture.supplyAsync(
                () -> {
                    Interruption interruption = Interruption.begin();
                    begun.complete(interruption);
                    while (!Thread.currentThread().isInterrupted()) {
                        LockSupport.park();
                    }
                    interruption.end();
                    return true;
                },
                work -> new Thread(work).start());
        begun.join().interrupt();

        assertThat(sleeper.join()).isTrue();
    }

    @Test
    void comesToNobodyAfterTheWork() {
        Interruption interruption = Interruption.begin();
        interruption.end();
        interruption.interrupt();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
