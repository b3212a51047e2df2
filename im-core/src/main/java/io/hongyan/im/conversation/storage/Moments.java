package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Finds where a log passes a moment, looking at few of its entries. They are in the order of time, as long as the
 * database's clock was not set back.
 */
final class Moments {
    /** Entries that are looked at at once; a log of a million takes five looks. */
    private static final int PLACES = 16;

    private Moments() {}

    /** The first entry from one on that is not older than a moment; the one after the last if all are. */
    static Seq reach(Connection connection, ConversationId conversation, Seq first, long moment) throws SQLException {
        long low = first.value();
        long high = last(connection, conversation) + 1;
        while (low < high) {
            for (Map.Entry<Long, Boolean> one :
                    older(connection, places(conversation, low, high), moment).entrySet()) {
                if (one.getValue()) {
                    low = one.getKey() + 1;
                } else {
                    high = one.getKey();
                    break;
                }
            }
        }
        return new Seq(low);
    }

    private static List<Place> places(ConversationId conversation, long low, long high) {
        long step = (high - low) / (PLACES + 1) + 1;
        return LongStream.iterate(low + step - 1, seq -> seq < high, seq -> seq + step)
                .mapToObj(seq -> new Place(conversation, new Seq(seq)))
                .toList();
    }

    /** In order; what a room no longer keeps is older. */
    private static Map<Long, Boolean> older(Connection connection, List<Place> places, long moment)
            throws SQLException {
        Map<Long, Boolean> older = new TreeMap<>();
        places.forEach(place -> older.put(place.seq().value(), true));
        PlaceKeys.query(
                connection,
                "select seq, created",
                "join entry on conversation = k.c and seq = k.s",
                places,
                row -> older.put(row.getLong(1), row.getLong(2) < moment));
        return older;
    }

    private static long last(Connection connection, ConversationId conversation) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select last_seq from conversation where id = ?")) {
            statement.setLong(1, conversation.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
