package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Place;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.KeyColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Queries for what belongs to several entries, by their places {@code k.c} and {@code k.s}. */
final class PlaceKeys {
    private static final List<KeyColumn> COLUMNS = List.of(KeyColumn.number("c"), KeyColumn.number("s"));

    private PlaceKeys() {}

    /** Takes one row. */
    @FunctionalInterface
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /**
     * Asks, unless there are no places.
     *
     * @param join what follows the keys, with as many parameters as {@code values}
     */
    static void query(
            Connection connection, String select, String join, Collection<Place> places, Taker taker, Object... values)
            throws SQLException {
        if (places.isEmpty()) {
            return;
        }
        String sql = select + " from " + Dialect.of(connection).keys(COLUMNS, places.size()) + " " + join;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Place place : places) {
                statement.setLong(index++, place.conversation().value());
                statement.setLong(index++, place.seq().value());
            }
            for (Object value : values) {
                statement.setObject(index++, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }
}
