package io.hongyan.im.fault.rows;

import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.Texts;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.TimeUnit;

/** Writes a row for each message, and then fails as the message says. */
final class RowsType implements Accepting<Line> {
    /** Longer than a transaction may take. */
    private static final long SLOW_SECONDS = 6;

    @Override
    public String name() {
        return "fault-rows";
    }

    @Override
    public Class<Line> content() {
        return Line.class;
    }

    @Override
    public String plainText(Line line, Texts texts) {
        return line.how();
    }

    @Override
    public Line accept(Line line, Message message, EntityManager entities) throws ContentRefused {
        entities.persist(new LineRow(line.key(), message.id()));
        switch (line.how()) {
            case "refuse" -> {
                entities.flush();
                throw new ContentRefused("key", "told to");
            }
            case "throw" -> {
                entities.flush();
                throw new IllegalStateException("told to");
            }
            case "slow" -> {
                entities.flush();
                spin(SLOW_SECONDS);
            }
            case "statement" -> insertAgain(line, entities);
            case "swallow" -> swallow(line, entities);
            case "begin", "commit", "rollback", "join", "close", "unwrap" -> {
                return new Line(line.key(), misuse(line.how(), entities));
            }
            default -> {}
        }
        return line;
    }

    /** Takes no notice of interrupts, so that the transaction ends before the plugin does. */
    private static void spin(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void insertAgain(Line line, EntityManager entities) {
        entities.flush();
        int unused = entities.createNativeQuery("insert into fault_rows_line (key_name, message) values (?1, '')")
                .setParameter(1, line.key())
                .executeUpdate();
    }

    private static void swallow(Line line, EntityManager entities) {
        try {
            insertAgain(line, entities);
        } catch (PersistenceException told) {
            entities.clear();
        }
    }

    /** What it is told when it wants to end the transaction, or to get behind it. */
    private static String misuse(String how, EntityManager entities) {
        try {
            switch (how) {
                case "begin" -> entities.getTransaction().begin();
                case "commit" -> entities.getTransaction().commit();
                case "rollback" -> entities.getTransaction().rollback();
                case "join" -> entities.joinTransaction();
                case "close" -> entities.close();
                default -> entities.unwrap(java.sql.Connection.class);
            }
            return "it was let";
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
