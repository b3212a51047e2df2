package io.hongyan.im.plugin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A plugin that writes down what it does and in which version, and can be held while it does it. */
final class Moving {
    private static final String MAIN = """
            static final String VERSION = "%s";
            public static @Entity(name = "Done") @Table(name = "moving_done") class Done {
                public @Id String id = UUID.randomUUID().toString();
                public String what = "";
            }
            static void pass(String what) throws Exception {
                Object[] held = (Object[]) System.getProperties().get("moving." + what);
                if (held != null) {
                    ((java.util.concurrent.Semaphore) held[0]).release();
                    ((java.util.concurrent.Semaphore) held[1]).acquire();
                }
            }
            static void write(String what, Work work) {
                Done done = new Done();
                done.what = VERSION + " " + what;
                work.entities().persist(done);
            }
            public record Ask(String what) {}
            public record Answer(String version) {}
            static final class Note implements Command<Ask> {
                public String name() { return "note"; }
                public Class<Ask> body() { return Ask.class; }
                public Answer run(Ask ask, Call call) {
                    try { pass(ask.what()); } catch (Exception failure) { throw new IllegalStateException(failure); }
                    write(ask.what(), call);
                    return new Answer(VERSION);
                }
            }
            static final class Tick implements Job {
                public String name() { return "tick"; }
                public java.time.Duration every() { return java.time.Duration.ofSeconds(1); }
                public boolean run(Work work) throws Exception { pass("tick"); write("tick", work); return false; }
            }
            static final class Ear implements MessageListener {
                public String name() { return "ear"; }
                public void stored(Stored message, Work work) throws Exception {
                    pass(message.plainText());
                    write(message.plainText(), work);
                }
            }
            static final class Door implements Authenticator {
                public String name() { return "door"; }
                public Optional<Person> authenticate(UserName user, String password) throws Exception {
                    pass(user.value());
                    return Optional.of(new Person(VERSION));
                }
            }
            static String start() { %s return ""; }
            @Override public List<Command<?>> commands(Host host) { start(); return List.of(new Note()); }
            @Override public List<Job> jobs(Host host) { return List.of(new Tick()); }
            @Override public List<MessageListener> messageListeners(Host host) { return List.of(new Ear()); }
            @Override public List<Authenticator> authenticators(Host host) { return List.of(new Door()); }
            @Override public List<Class<?>> entities() { return List.of(Done.class); }
            """;
    private static final String TABLE =
            "create table moving_done (id varchar(36) not null primary key, what varchar(64) not null)";

    private Moving() {}

    static PluginJar jar(Path folder, String version) {
        return jar(folder, version, "");
    }

    /** @param start a statement that is done when it is asked for its commands */
    static PluginJar jar(Path folder, String version, String start) {
        return PluginJar.of(folder.resolve(version), "moving", MAIN.formatted(version, start))
                .file("META-INF/hongyan/plugin.properties", "id=moving\nversion=" + version + "\napi=1\n")
                .file("db/migration/moving/V1__done.sql", TABLE);
    }

    /** Another plugin, with a media type whose name {@link #clashing} wants too. */
    static PluginJar other(Path folder) {
        return PluginJar.ofType(folder, "other", "moving-other", "")
                .file("META-INF/hongyan/plugin.properties", "id=moving-other\nversion=1.0.0\napi=1\n");
    }

    /** Has no listener any more, and a media type whose name is taken. */
    static PluginJar clashing(Path folder, String version) {
        String main = MAIN.formatted(version, "").replace("List.of(new Ear())", "List.of()") + """
                record Words(String text) {}
                static final class Type implements MediaType<Words> {
                    public String name() { return "moving-other"; }
                    public Class<Words> content() { return Words.class; }
                    public String plainText(Words words, Texts texts) { return words.text(); }
                }
                @Override public List<MediaType<?>> mediaTypes(Host host) { return List.of(new Type()); }
                """;
        return jar(folder, version).file("moving/Main.java", PluginJar.main("moving", main));
    }

    /** Holds whoever does something until it is let go. */
    static final class Hold implements AutoCloseable {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore go = new Semaphore(0);
        private final String key;

        /** @param what of the JDK's types alone, which the plugin sees too */
        Hold(String what) {
            this.key = "moving." + what;
            Optional<Object> unused = Optional.ofNullable(System.getProperties().put(key, new Object[] {begun, go}));
        }

        void awaitBegun() throws InterruptedException {
            if (!begun.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new AssertionError(key + " has not begun");
            }
        }

        void letGo() {
            go.release(1_000);
        }

        @Override
        public void close() {
            letGo();
            Optional<Object> unused = Optional.ofNullable(System.getProperties().remove(key));
        }
    }
}
