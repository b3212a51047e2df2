package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealingConnectionTest {
    private final AtomicInteger opened = new AtomicInteger();

    private Connection open() throws SQLException {
        return HealingConnection.open(() -> {
            opened.incrementAndGet();
            return DriverManager.getConnection("jdbc:h2:mem:");
        });
    }

    @Test
    void isClosedAtTheEndIfItsPoolClosedItAndUsedItAgain() throws SQLException {
        Connection connection = open();
        connection.setAutoCommit(false);
        connection.rollback();
        connection.close();

        assertThat(connection.prepareStatement("select 1").execute()).isTrue();
        assertThat(opened).hasValue(2);
        HongyanDataSource.closeLost();
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void isOpenedAgainWhenItDied() throws SQLException {
        Connection connection = open();
        connection.setAutoCommit(false);
        connection.rollback();
        connection.unwrap(org.h2.jdbc.JdbcConnection.class).close();

        assertThat(connection.prepareStatement("select 1").execute()).isTrue();
        assertThat(opened).hasValue(2);
    }
}
