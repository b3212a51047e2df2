package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart of the database under a pool that never validates. */
class DatabaseRestartTest {
    private static final int THREADS = 4;

    @TempDir
    private Path data;

    private final AtomicInteger ids = new AtomicInteger(10_000);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ConcurrentLinkedQueue<Integer> answered = new ConcurrentLinkedQueue<>();

    @Test
    void servesAgainAfterPostgresCameBackAndKeepsWhatItAnswered() throws Exception {
        try (Restarted server = Restarted.postgres(data)) {
            restartUnderLoad(server);
        }
    }

    @Test
    void servesAgainAfterMariaDbCameBackAndKeepsWhatItAnswered() throws Exception {
        try (Restarted server = Restarted.mariaDb()) {
            restartUnderLoad(server);
        }
    }

    private void restartUnderLoad(Restarted server) throws Exception {
        try (TestDatabase database = TestDatabase.open(server.settings())) {
            List<Thread> writers = writers(database);
            waitForAnswers(200);
            server.stop();
            assertThatThrownBy(() -> write(database, ids.incrementAndGet())).isInstanceOf(RuntimeException.class);
            server.start();
            waitForAnswers(answered.size() + 200);
            stopped.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(stored(database)).containsAll(answered);
        }
    }

    private List<Thread> writers(TestDatabase database) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(THREADS);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread writer = new Thread(() -> {
                started.countDown();
                writeUntilStopped(database);
            });
            writers.add(writer);
            writer.start();
        }
        started.await();
        return writers;
    }

    private void writeUntilStopped(TestDatabase database) {
        while (!stopped.get()) {
            int id = ids.incrementAndGet();
            try {
                write(database, id);
                answered.add(id);
            } catch (RuntimeException | AssertionError failure) {
                // not answered, as a sender would see it; the driver asserts when a batch loses its connection
                Thread.onSpinWait();
            }
        }
    }

    private static void write(TestDatabase database, int id) {
        NodeRow row = new NodeRow();
        row.id = id;
        row.holder = "writer";
        database.transactions().run(() -> database.transactions().entities().persist(row));
    }

    private static List<Integer> stored(TestDatabase database) {
        return database.transactions()
                .call(() -> database.transactions()
                        .entities()
                        .createQuery("select n.id from NodeRow n", Integer.class)
                        .getResultList());
    }

    private void waitForAnswers(int count) {
        while (answered.size() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void keepsAnH2FileOverClosingAndOpening(@TempDir Path home) throws SQLException {
        try (TestDatabase database = TestDatabase.file(home)) {
            write(database, 7);
        }
        try (TestDatabase database = TestDatabase.file(home)) {
            assertThat(stored(database)).containsExactly(7);
        }
    }
}
