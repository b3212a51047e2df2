package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contracts fail where a plugin has a fault, and say what it is. */
class FaultyPluginTest {
    private static final String ENTRY = "src/main/java/org/example/shout/ShoutPlugin.java";
    private static final String BROUGHT = "return List.of(new ShoutType());";

    @TempDir
    Path folder;

    private Stranger stranger;

    @BeforeEach
    void generate() throws IOException {
        stranger = Stranger.generate(folder.resolve("shout"));
    }

    private List<String> faults(String test) throws IOException, ClassNotFoundException {
        return stranger.run(test).getFailures().stream()
                .map(TestExecutionSummary.Failure::getException)
                .map(String::valueOf)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            new Thread(() -> { while (true) Thread.yield(); }, "shout-watch") {{ setDaemon(true); start(); }}; | shout-watch
            CompletableFuture.runAsync(() -> new ThreadLocal<Object>().set(this), CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, Runnable::run)).join(); | ThreadLocal
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(this)));                  | ApplicationShutdownHooks
            """)
    void sayWhatHoldsAPluginThatWasRemoved(String fault, String holder) throws Exception {
        stranger.edit(
                        ENTRY,
                        "import java.util.List;",
                        "import java.util.List; import java.util.concurrent.CompletableFuture; import java.util.concurrent.TimeUnit;")
                .edit(ENTRY, BROUGHT, fault + " " + BROUGHT);

        assertThat(faults("ShoutJarTest"))
                .singleElement()
                .asString()
                .contains("class loader of the plugin shout is still in memory", holder);
    }

    @Test
    void sayWhatNobodyUsed() throws Exception {
        stranger.edit(
                "src/test/java/org/example/shout/ShoutJarTest.java",
                "server.alice().send(server.bob(), \"shout\", new Shout(\"hurray\", 1));",
                "server.alice();");

        assertThat(faults("ShoutJarTest")).singleElement().asString().contains("not used", "prepare shout");
    }

    @Test
    void sayWhichElementIsNotExported() throws Exception {
        stranger.edit(
                "src/main/resources/META-INF/hongyan/shout/ui/shout.js", "export class Composer", "class Composer");

        assertThat(faults("ShoutTypeTest")).singleElement().asString().contains("shout.js exports", "Composer");
    }

    @Test
    void sayThatALibraryIsNotInTheJar() throws Exception {
        stranger.edit(ENTRY, BROUGHT, "org.assertj.core.api.Assertions.assertThat(1).isOne(); " + BROUGHT);

        assertThat(faults("ShoutJarTest"))
                .singleElement()
                .asString()
                .contains("does not start from its jar", "org/assertj");
    }

    private Stranger withRows(String annotation, String migration, String text) throws IOException {
        return withEntity(annotation).write("src/main/resources/db/migration/shout/" + migration, text);
    }

    private Stranger withEntity(String annotation) throws IOException {
        return stranger.edit(
                        ENTRY,
                        "public List<MediaType<?>>",
                        "public List<Class<?>> entities() { return List.of(WordRow.class); }\n"
                                + "    @Override public List<MediaType<?>>")
                .write("src/main/java/org/example/shout/WordRow.java", """
                        package org.example.shout;

                        import jakarta.persistence.Column;
                        import jakarta.persistence.Entity;
                        import jakarta.persistence.Id;
                        import jakarta.persistence.Table;

                        @Entity %s
                        class WordRow {
                            @Id @Column(length = 13) String id = "";
                            String word = "";
                        }
                        """.formatted(annotation));
    }

    private static final int DATABASES = 3;
    private static final String TABLE = "create table shout_word (id varchar(13) primary key, word varchar(255))";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                      | needs @Table(name = "shout_…")
            @Table(name = "words")  | must begin with the plugin's id: shout_…
            """)
    void sayWhichEntityIsInTheTableOfOthers(String annotation, String said) throws Exception {
        withRows(annotation, "V1__word.sql", TABLE);

        assertThat(faults("ShoutSchemaTest"))
                .anySatisfy(fault -> assertThat(fault).contains("WordRow", said));
    }

    @Test
    void sayWhichEntityHasNoMigration() throws Exception {
        withEntity("@Table(name = \"shout_word\")");

        assertThat(faults("ShoutSchemaTest"))
                .singleElement()
                .asString()
                .contains("db/migration/shout/V1__….sql", "WordRow");
    }

    @Test
    void sayWhereAnEntityDoesNotFitItsTable() throws Exception {
        withRows("@Table(name = \"shout_word\")", "V1__word.sql", TABLE.replace(", word varchar(255)", ""));

        assertThat(faults("ShoutSchemaTest"))
                .hasSize(DATABASES)
                .allSatisfy(fault -> assertThat(fault).contains("missing column [word] in table [shout_word]"));
    }

    @Test
    void sayWhichMigrationRunsAtEveryStart() throws Exception {
        withRows("@Table(name = \"shout_word\")", "V1__word.sql", TABLE)
                .write(
                        "src/main/resources/db/migration/shout/R__again.sql",
                        "update shout_word set word = '${flyway:timestamp}'");

        assertThat(faults("ShoutSchemaTest"))
                .hasSize(DATABASES)
                .allSatisfy(fault -> assertThat(fault).contains("after a second start", "R__again.sql"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            if (known.add(message.id())) entities.persist(new WordRow(message.id(), content.words())); return content;      | rows when accepted again
            entities.persist(new WordRow(message.id(), content.words())); return new Shout(content.words(), ++times);       | content to store, when accepted again
            """)
    void sayWhatIsOtherwiseWhenAcceptedAgain(String accept, String said) throws Exception {
        String type = "src/main/java/org/example/shout/ShoutType.java";
        withRows("@Table(name = \"shout_word\")", "V1__word.sql", TABLE)
                .edit("src/main/java/org/example/shout/WordRow.java", "String word = \"\";", """
                        String word = "";
                            WordRow() {}
                            WordRow(String id, String word) { this.id = id; this.word = word; }
                        """)
                .edit(type, "implements MediaType<Shout> {", """
                        implements io.hongyan.im.api.Accepting<Shout> {
                            private final java.util.Set<String> known = new java.util.HashSet<>();
                            private int times;

                            @Override
                            public Shout accept(Shout content, io.hongyan.im.api.Message message,
                                    jakarta.persistence.EntityManager entities) { %s }
                        """.formatted(accept))
                .edit(type, "import io.hongyan.im.api.MediaType;", "")
                .write("src/test/java/org/example/shout/ShoutAcceptTest.java", """
                        package org.example.shout;

                        class ShoutAcceptTest extends io.hongyan.im.plugin.testkit.AcceptContract<Shout> {
                            @Override protected String name() { return "shout"; }
                            @Override protected Shout content() { return new Shout("hurray", 1); }
                        }
                        """);

        assertThat(faults("ShoutAcceptTest"))
                .hasSize(DATABASES)
                .allSatisfy(fault -> assertThat(fault).contains(said));
    }
}
