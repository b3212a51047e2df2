package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Accepting;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link Accepting} media type owes its server: a message that is rolled back leaves nothing, and accepted
 * once more leaves what it would have left the first time. On H2, on a real PostgreSQL and on a real MariaDB.
 *
 * @param <C> the content
 */
public abstract class AcceptContract<C extends Record> {
    @TempDir
    Path home;

    /** The name of the media type. */
    protected abstract String name();

    /** What {@code alice} sends to {@code bob}. */
    protected abstract C content();

    /** What must be there before, as done by people; nothing, unless the type needs something. */
    protected void given(TestServer server) {}

    /**
     * Columns, as {@code TABLE.COLUMN}, whose values come out anew each time: times, random ids and shares. They are not
     * compared; nor are those that the database numbers.
     */
    protected Set<String> drawn() {
        return Set.of();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAgainAfterARollbackAsIfForTheFirstTime(Database database) throws Exception {
        PluginUnderTest plugin = PluginUnderTest.of(getClass());
        try (TestServer server =
                TestServer.start(database.create(), home, getClass().getClassLoader())) {
            assertThat(server.failures()).as("why the plugin does not start").isEmpty();
            given(server);
            TableRows tables = new TableRows(server.rows(), plugin.prefix(), drawn());
            List<String> before = tables.all();
            AcceptRun run = new AcceptRun(server, tables, prepared(server), type(server));

            AcceptRun.Left first = run.rolledBack();
            assertThat(tables.all()).as("rows after a rollback").isEqualTo(before);
            AcceptRun.Left second = run.committed();

            assertThat(first.rows()).as("rows that accept wrote").isNotEqualTo(before);
            assertThat(second.content())
                    .as("content to store, when accepted again after a rollback")
                    .isEqualTo(first.content());
            assertThat(second.rows())
                    .as("rows when accepted again after a rollback; columns that are drawn anew belong into drawn()")
                    .isEqualTo(first.rows());
            assertThat(tables.all()).as("rows after the commit").isEqualTo(second.rows());
        }
    }

    private RegisteredType type(TestServer server) {
        return server.type(name());
    }

    private Prepared prepared(TestServer server) {
        return type(server).prepare(Sent.json(content()), new Note(name())).join();
    }
}
