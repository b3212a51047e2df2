package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.PluginJar;
import java.nio.file.Path;

/** A plugin that counts what is on shelves; each message takes one thing from one. */
public final class Stock {
    private static final String MAIN = """
            public static @Entity(name = "Shelf") @Table(name = "stock_shelf") class Shelf {
                public @Id String name = "";
                public int things;
                protected Shelf() {}
                public Shelf(String name, int things) { this.name = name; this.things = things; }
            }
            public static @Entity(name = "Taken") @Table(name = "stock_taken") class Taken {
                public @Id @Column(name = "message") String message = "";
                public @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "shelf") Shelf shelf;
            }
            public record Take(String shelf, String then) {}
            public static final class Type implements Accepting<Take> {
                public String name() { return "stock"; }
                public Class<Take> content() { return Take.class; }
                public String plainText(Take take, Texts texts) { return take.shelf(); }
                public Take accept(Take take, Message message, EntityManager entities) throws ContentRefused {
                    if (take.then().equals("open")) {
                        entities.persist(new Shelf(take.shelf(), 10));
                        return new Take(take.shelf(), "opened");
                    }
                    Shelf shelf = entities.find(Shelf.class, take.shelf(), LockModeType.PESSIMISTIC_WRITE);
                    shelf.things--;
                    Taken taken = new Taken();
                    taken.message = message.id();
                    taken.shelf = entities.getReference(Shelf.class, take.shelf());
                    entities.persist(taken);
                    long seen = entities.createQuery("select count(t) from Taken t where t.shelf.name = ?1", Long.class)
                        .setParameter(1, take.shelf()).getSingleResult();
                    switch (take.then()) {
                        case "refuse": throw new ContentRefused("shelf", "closed");
                        case "throw": throw new IllegalStateException("broken");
                        case "commit": entities.getTransaction().commit(); break;
                        case "swallow":
                            try {
                                entities.persist(new Shelf("", 1));
                                entities.createNativeQuery("insert into stock_shelf (name, things) values ('" + take.shelf() + "', 1)").executeUpdate();
                            } catch (PersistenceException hidden) { }
                            break;
                        case "lazy": entities.flush(); entities.clear();
                            if (entities.find(Taken.class, message.id()).shelf.things < 0) throw new AssertionError(); break;
                        default: break;
                    }
                    return new Take(take.shelf(), String.valueOf(seen));
                }
            }
            public record Order(@NotNull @Size(max = 9) String shelf, String then, String message, String conversation, Long seq, String sql) {}
            public record Left(int things, String seen, String padding) {}
            public static final class Command implements io.hongyan.im.api.Command<Order> {
                private static final java.util.concurrent.CountDownLatch TWO = new java.util.concurrent.CountDownLatch(2);
                private final Set<String> roles;
                private static void meet() {
                    try {
                        TWO.countDown();
                        if (!TWO.await(1, java.util.concurrent.TimeUnit.SECONDS)) throw new IllegalStateException("alone");
                    } catch (InterruptedException late) { throw new IllegalStateException(late); }
                }
                Command(String... roles) { this.roles = Set.of(roles); }
                public String name() { return roles.isEmpty() ? "take" : "count"; }
                public Class<Order> body() { return Order.class; }
                public Set<String> roles() { return roles; }
                public Left run(Order order, Call call) throws CommandRefused {
                    Shelf shelf = call.entities().find(Shelf.class, order.shelf(), LockModeType.PESSIMISTIC_WRITE);
                    if (shelf == null) {
                        shelf = new Shelf(order.shelf(), 10);
                        meet();
                        call.entities().persist(shelf);
                    }
                    shelf.things--;
                    Optional<Message> seen = order.message() != null ? call.visible(order.message())
                        : order.conversation() != null ? call.visible(order.conversation(), order.seq()) : Optional.empty();
                    switch (String.valueOf(order.then())) {
                        case "state": throw new CommandRefused(CommandRefused.Why.STATE, "empty");
                        case "message": throw new CommandRefused(CommandRefused.Why.NO_SUCH_MESSAGE, "none");
                        case "not": throw new CommandRefused(CommandRefused.Why.NOT_ALLOWED, "never");
                        case "content": throw new CommandRefused(CommandRefused.Why.CONTENT, "odd");
                        case "throw": throw new IllegalStateException("broken");
                        case "ask": call.entities().createNativeQuery(order.sql()).getResultList(); break;
                        case "nothing": return null;
                        case "large": return new Left(shelf.things, null, "x".repeat(300_000));
                        case "wait": call.entities().flush(); while (!Thread.currentThread().isInterrupted()) { Thread.onSpinWait(); } break;
                        case "tell": call.append(seen.get().id(), "taken", call.caller(), new Left(shelf.things, null, null)); break;
                        case "tellmuch": for (int i = 0; i < 17; i++) call.append(seen.get().id(), "taken", call.caller(), new Left(i, null, null)); break;
                        case "tellnobody": call.append("0HZX4T9W2C5QK", "taken", call.caller(), new Left(0, null, null)); break;
                        default: break;
                    }
                    return new Left(shelf.things, seen.map(it -> it.sender() + " " + it.conversation().members()).orElse(null), null);
                }
            }
            @Override public List<io.hongyan.im.api.Command<?>> commands(Host host) { return List.of(new Command(), new Command("administrator")); }
            @Override public List<MediaType<?>> mediaTypes(Host host) { return List.of(new Type()); }
            @Override public List<Class<?>> entities() { return List.of(Shelf.class, Taken.class); }
            """;

    static final String SHELF =
            "create table stock_shelf (name varchar(64) not null primary key, things integer not null)";
    static final String TAKEN =
            "create table stock_taken (message varchar(13) not null primary key, shelf varchar(64) not null)";

    private Stock() {}

    public static PluginJar jar(Path folder) {
        return PluginJar.of(folder, "stock", MAIN)
                .file("db/migration/stock/V1__shelf.sql", SHELF)
                .file("db/migration/stock/V2__taken.sql", TAKEN);
    }
}
