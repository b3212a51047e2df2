package io.hongyan.im.plugin.testkit;

import io.hongyan.im.storage.DatabaseSettings;
import io.hongyan.im.storage.HongyanDataSource;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.LocalTransactions;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** A server's rows in a database, and transactions over them. */
record Rows(DataSource source, EntityManagerFactory unit, Transactions transactions) implements AutoCloseable {
    static Rows in(DatabaseSettings database) {
        DataSource source = new HongyanDataSource(database);
        Configuration configuration = new Configuration();
        classes().forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        EntityManagerFactory unit = configuration.buildSessionFactory();
        return new Rows(source, unit, new LocalTransactions(unit));
    }

    /** The row classes of im-core, found where its compiler put them. */
    private static List<Class<?>> classes() {
        List<Class<?>> rows = new ArrayList<>();
        Place.of(Transactions.class).each((name, file) -> {
            if (name.endsWith("Row.class")) {
                Class<?> type = load(name.replace(".class", "").replace('/', '.'));
                if (type.isAnnotationPresent(Entity.class)) {
                    rows.add(type);
                }
            }
        });
        return rows;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Transactions.class.getClassLoader());
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of what a query finds; joins the transaction that runs on this thread. */
    List<String> ask(String query, Object... parameters) {
        return transactions.call(() -> Jdbc.call(transactions.entities(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                List<String> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        }));
    }

    /** Which migrations of a plugin ran, and when, those too that have no version. */
    List<String> history(String prefix) {
        String query = "select concat(#script#, ' ', #installed_on#) from #flyway_" + prefix
                + "# where #type# <> 'BASELINE' order by #installed_rank#";
        String quote = transactions.call(() -> Jdbc.call(
                transactions.entities(), connection -> connection.getMetaData().getIdentifierQuoteString()));
        return ask(query.replace("#", quote));
    }

    @Override
    public void close() {
        unit.close();
    }
}
