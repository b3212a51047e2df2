package io.hongyan.im.plugin.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Drops what the migrations of one plugin made, and the rows that the core keeps about it. Outside any transaction. */
final class PluginPurge {
    private static final String HISTORY = "flyway_";
    /** Its listeners and what waits for them are forgotten by {@link io.hongyan.im.plugin.Notices}. */
    private static final List<String> ROWS =
            List.of("plugin_stray", "plugin_setting", "plugin_setting_version", "plugin_job");

    private final String plugin;
    private final TableNames names;
    private final DataSource source;

    PluginPurge(String plugin, DataSource source) {
        this.plugin = plugin;
        this.names = TableNames.of(plugin);
        this.source = source;
    }

    /**
     * Views first, the history last, so that what was interrupted can be done again.
     *
     * @return what was dropped, in lower case
     */
    List<String> run() {
        try (Connection connection = source.getConnection()) {
            return run(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("what plugin " + plugin + " left can't be dropped", failure);
        }
    }

    private List<String> run(Connection connection) throws SQLException {
        Predicate<String> own = own(TableNames.all(source));
        List<Thing> things = things(connection).stream()
                .filter(thing -> own.test(thing.name.toLowerCase(Locale.ROOT)))
                .toList();
        drop(connection, things);
        for (String table : ROWS) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where plugin = ?")) {
                delete.setString(1, plugin);
                delete.executeUpdate();
            }
        }
        return things.stream().map(thing -> thing.name.toLowerCase(Locale.ROOT)).toList();
    }

    private static void drop(Connection connection, List<Thing> things) throws SQLException {
        boolean mariaDb = connection.getMetaData().getDatabaseProductName().equals("MariaDB");
        try (Statement statement = connection.createStatement()) {
            if (mariaDb) {
                statement.execute("set foreign_key_checks = 0"); // cascade means nothing there
            }
            try {
                for (Kind kind : Kind.values()) {
                    drop(statement, things, kind);
                }
            } finally {
                if (mariaDb) {
                    statement.execute("set foreign_key_checks = 1"); // the connection goes back to a pool
                }
            }
        }
    }

    private enum Kind {
        VIEW,
        TABLE,
        SEQUENCE,
        HISTORY
    }

    private record Thing(Kind kind, String name) {}

    private static void drop(Statement statement, List<Thing> things, Kind kind) throws SQLException {
        String quote = statement.getConnection().getMetaData().getIdentifierQuoteString();
        String what = kind == Kind.HISTORY ? "table" : kind.name().toLowerCase(Locale.ROOT);
        for (Thing thing : things) {
            if (thing.kind == kind) {
                String name = quote + thing.name.replace(quote, quote + quote) + quote;
                String cascade = kind == Kind.SEQUENCE ? "" : " cascade";
                statement.execute("drop " + what + " if exists " + name + cascade);
            }
        }
    }

    /** Not the core's, whatever the plugin's id; not another plugin's whose id begins with this one's. */
    private Predicate<String> own(Set<String> tables) {
        Set<TableNames> others = tables.stream()
                .filter(table -> table.startsWith(HISTORY + names.prefix() + "_"))
                .map(table -> new TableNames(table.substring(HISTORY.length())))
                .collect(Collectors.toSet());
        return name -> names.owns(name)
                && !CoreTables.NAMES.contains(name)
                && (!name.startsWith(HISTORY) || name.equals(names.history()))
                && others.stream().noneMatch(other -> other.owns(name));
    }

    private List<Thing> things(Connection connection) throws SQLException {
        List<Thing> things = new ArrayList<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (tables.next()) {
                String type = String.valueOf(tables.getString("TABLE_TYPE"));
                String name = tables.getString("TABLE_NAME");
                if (name.equalsIgnoreCase(names.history())) {
                    things.add(new Thing(Kind.HISTORY, name));
                } else if (type.contains("VIEW")) {
                    things.add(new Thing(Kind.VIEW, name));
                } else if (type.contains("TABLE")) {
                    things.add(new Thing(Kind.TABLE, name));
                } else if (type.equals("SEQUENCE")) {
                    things.add(new Thing(Kind.SEQUENCE, name));
                }
            }
        }
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            things.addAll(sequencesOfH2(connection));
        }
        return things;
    }

    /** Which, unlike others, does not count them among its tables. */
    private static List<Thing> sequencesOfH2(Connection connection) throws SQLException {
        List<Thing> sequences = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(
                        "select sequence_name from information_schema.sequences where sequence_schema = schema()")) {
            while (names.next()) {
                sequences.add(new Thing(Kind.SEQUENCE, names.getString(1)));
            }
        }
        return sequences;
    }
}
