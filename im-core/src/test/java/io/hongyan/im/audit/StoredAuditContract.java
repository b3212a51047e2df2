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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an audit in a database does besides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoredAuditContract implements AuditContract {
    private final TestDatabase database = open();
    private final Audit audit = new JpaAudit(database.transactions(), new Ids(1), Clock.systemUTC());

    abstract TestDatabase open();

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @Override
    public Audit audit() {
        return audit;
    }

    @Test
    void keepsNothingOfATransactionThatIsRolledBack() {
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    audit.write(Actor.SYSTEM, "plugin.state", "rolled back", Json.map());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(audit.latest(100)).extracting(Act::subject).doesNotContain("rolled back");
    }
}
