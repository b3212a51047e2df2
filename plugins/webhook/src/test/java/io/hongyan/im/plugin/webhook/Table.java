package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.EntryListener.Added;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.UserName;
import io.hongyan.im.api.Work;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.cfg.Configuration;

/** The plugin's rows in a database of one test, and transactions over them. */
final class Table implements AutoCloseable {
    private final EntityManagerFactory unit = new Configuration()
            .addAnnotatedClass(HookRow.class)
            .addAnnotatedClass(LaneRow.class)
            .addAnnotatedClass(DeliveryRow.class)
            .setProperty("hibernate.connection.url", "jdbc:h2:mem:" + UUID.randomUUID())
            .setProperty("hibernate.hbm2ddl.auto", "create")
            .buildSessionFactory();

    private final Office office;

    Table(Office office) {
        this.office = office;
    }

    /** What is done in a transaction. */
    interface Deed<T> {
        T in(Work work) throws Exception;
    }

    <T> T call(Deed<T> deed) {
        List<Runnable> after = new ArrayList<>();
        try (EntityManager entities = unit.createEntityManager()) {
            entities.getTransaction().begin();
            T result = deed.in(new PlainWork(entities, after));
            entities.getTransaction().commit();
            after.forEach(Runnable::run);
            return result;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private record PlainWork(EntityManager entities, List<Runnable> after) implements Work {
        @Override
        public Optional<Message> message(String id) {
            return Optional.empty();
        }

        @Override
        public void append(String message, String name, UserName by, Record state) {
            throw new IllegalArgumentException("there is no such message");
        }

        @Override
        public void afterCommit(Runnable action) {
            after.add(action);
        }

        @Override
        public void hear(String listener, Set<String> kinds) {}
    }

    void hook(String name) {
        boolean unused = call(work -> {
            HookRow row = new HookRow();
            row.name = name;
            row.url = "https://" + name + ".example/";
            row.secret = office.secrets().close("a secret of this test", AddCommand.place(name));
            row.kinds = "message";
            row.enabled = true;
            work.entities().persist(row);
            return true;
        });
    }

    void says(String conversation, long seq, String text) {
        boolean unused = call(work -> {
            Added entry = new Added(
                    conversation,
                    seq,
                    "id",
                    "message",
                    new UserName("alice"),
                    office.clock().millis(),
                    Map.of("body", text));
            new OutboxListener(office).added(entry, work);
            return true;
        });
    }

    List<DeliveryRow> deliveries(String hook) {
        return call(work -> work.entities()
                .createQuery("from DeliveryRow where hook = ?1 order by conversation, seq", DeliveryRow.class)
                .setParameter(1, hook)
                .getResultList());
    }

    @Override
    public void close() {
        unit.close();
    }
}
