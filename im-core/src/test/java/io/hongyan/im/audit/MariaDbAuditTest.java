package io.hongyan.im.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.audit.storage.JpaAudit;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariaDbAuditTest implements AuditContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private static final Ids IDS = new Ids(1);

    @BeforeAll
    static void open() {
        database = TestDatabase.mariaDb();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Override
    public Audit audit() {
        return new JpaAudit(database.transactions(), IDS, Clock.systemUTC());
    }

    @Test
    void keepsNothingOfATransactionThatIsRolledBack() {
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    audit().write(Actor.SYSTEM, "plugin.state", "rolled back", Json.map());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(audit().latest(100)).extracting(Act::subject).doesNotContain("rolled back");
    }
}
