package io.hongyan.im.message;

import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;

/** A log that counts how often something was appended, and how often that failed; the first times collide. */
final class WatchedLog {
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    private final EntryLog log;
    private final Transactions transactions;
    private final int collisions;

    /** @param collisions so many times it is another transaction's turn, as the database says */
    WatchedLog(EntryLog log, Transactions transactions, int collisions) {
        this.log = log;
        this.transactions = transactions;
        this.collisions = collisions;
    }

    EntryLog log() {
        return (EntryLog) Proxy.newProxyInstance(
                EntryLog.class.getClassLoader(),
                new Class<?>[] {EntryLog.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        boolean appends = method.getName().equals("append");
        try {
            Object result = method.invoke(log, arguments);
            if (appends && runs.incrementAndGet() <= collisions) {
                writeAKeyTwice();
            }
            return result;
        } catch (InvocationTargetException failure) {
            failures.incrementAndGet();
            throw failure.getTargetException();
        }
    }

    /** After the log has written all it wants to. */
    private void writeAKeyTwice() {
        for (int i = 0; i < 2; i++) {
            Jdbc.call(transactions.entities(), connection -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into setting (name, content) values ('twice', '')")) {
                    return insert.executeUpdate();
                }
            });
        }
    }
}
