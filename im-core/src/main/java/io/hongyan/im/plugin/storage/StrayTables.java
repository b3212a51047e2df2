package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.PluginFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Tables that a plugin's migrations made, though they are not the plugin's by their names; or dropped, though they were
 * others'. Kept, since a migration runs once and the plugin must fail until somebody mended it.
 */
final class StrayTables {
    private final Descriptor plugin;
    private final DataSource source;

    StrayTables(Descriptor plugin, DataSource source) {
        this.plugin = plugin;
        this.source = source;
    }

    void keep(Set<String> tables) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into plugin_stray (plugin, name) values (?, ?)")) {
            for (String table : tables) {
                insert.setString(1, plugin.id());
                insert.setString(2, table);
                insert.executeUpdate();
            }
        }
    }

    /** @throws PluginFailure if there are any */
    void refuse() {
        try {
            Set<String> strays = strays();
            if (!strays.isEmpty()) {
                throw PluginFailure.because(plugin.id(), "strays", String.join(", ", strays));
            }
        } catch (SQLException failure) {
            throw PluginFailure.because(plugin.id(), "tables-unreadable", failure.getMessage())
                    .by(failure);
        }
    }

    private Set<String> strays() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select name from plugin_stray where plugin = ?")) {
            select.setString(1, plugin.id());
            Set<String> strays = new TreeSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    strays.add(rows.getString(1));
                }
            }
            return strays;
        }
    }
}
