package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.PluginJar;
import java.nio.file.Path;

/** A plugin that counts what is on shelves; each message takes one thing from one. */
final class Stock {
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
            @Override public List<MediaType<?>> mediaTypes(Host host) { return List.of(new Type()); }
            @Override public List<Class<?>> entities() { return List.of(Shelf.class, Taken.class); }
            """;

    static final String SHELF =
            "create table stock_shelf (name varchar(64) not null primary key, things integer not null)";
    static final String TAKEN =
            "create table stock_taken (message varchar(13) not null primary key, shelf varchar(64) not null)";

    private Stock() {}

    static PluginJar jar(Path folder) {
        return PluginJar.of(folder, "stock", MAIN)
                .file("db/migration/stock/V1__shelf.sql", SHELF)
                .file("db/migration/stock/V2__taken.sql", TAKEN);
    }
}
