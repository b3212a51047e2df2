package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the last entry of logs that is about no other one. Mostly that is the very last, else one of a few before it; so
 * many are looked at for each log, and no more, however much was done to a message.
 */
final class LastEntries {
    private static final List<Integer> FAR = List.of(50, 10_000);

    private LastEntries() {}

    /** @param members who see something of their conversation */
    static Map<ConversationId, Entry> read(Connection connection, Collection<Membership> members) throws SQLException {
        Map<ConversationId, Entry> last = new HashMap<>();
        take(
                connection,
                members.stream()
                        .map(member -> new Place(member.conversation(), member.lastSeq()))
                        .toList(),
                last);
        for (int far : FAR) {
            List<Membership> rest = members.stream()
                    .filter(member -> !last.containsKey(member.conversation()))
                    .toList();
            take(connection, within(connection, rest, far), last);
        }
        return last;
    }

    private static void take(Connection connection, List<Place> places, Map<ConversationId, Entry> last)
            throws SQLException {
        for (Entry entry : EntryReader.at(connection, places)) {
            if (entry.happening().target().isEmpty()) {
                last.put(entry.conversation(), entry);
            }
        }
    }

    private static List<Place> within(Connection connection, List<Membership> members, int far) throws SQLException {
        List<Place> places = new ArrayList<>();
        if (members.isEmpty()) {
            return places;
        }
        // bounds that are joined with would have MariaDB look through whole logs
        String each = "select conversation, max(seq) from entry where conversation = ? and seq >= ? and seq < ?"
                + " and target is null group by conversation";
        String all = String.join(" union all ", Collections.nCopies(members.size(), each));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            int index = 1;
            for (Membership member : members) {
                long high = member.lastSeq().value();
                statement.setLong(index++, member.conversation().value());
                statement.setLong(index++, Math.max(member.firstSeq().value(), high - far));
                statement.setLong(index++, high);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.add(new Place(new ConversationId(rows.getLong(1)), new Seq(rows.getLong(2))));
                }
            }
        }
        return places;
    }
}
