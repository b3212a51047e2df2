package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.Personal;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what entries are to one account alone. */
final class PersonalReader {
    private PersonalReader() {}

    static Personal read(Connection connection, AccountId account, Collection<Entry> entries) throws SQLException {
        Set<Place> all = entries.stream().map(PersonalReader::message).collect(Collectors.toUnmodifiableSet());
        Set<Place> reacted = entries.stream()
                .filter(PersonalReader::hasReactions)
                .map(PersonalReader::message)
                .collect(Collectors.toUnmodifiableSet());
        return new Personal(deleted(connection, account, all), reactions(connection, account, reacted));
    }

    private static Place message(Entry entry) {
        return entry.target().orElse(entry.place());
    }

    private static boolean hasReactions(Entry entry) {
        return entry.standing().change(What.REACTION).isPresent()
                || entry.happening().kind().equals(What.REACTION.word());
    }

    private static Set<Place> deleted(Connection connection, AccountId account, Set<Place> places) throws SQLException {
        Set<Place> deleted = new HashSet<>();
        PlaceKeys.query(
                connection,
                "select k.c, k.s",
                // not joined: PostgreSQL would look through all that the account ever deleted
                "where (select count(*) from deletion d where d.account = ? and d.conversation = k.c and d.seq = k.s) > 0",
                places,
                row -> deleted.add(place(row)),
                account.value());
        return deleted;
    }

    private static Map<Place, Set<String>> reactions(Connection connection, AccountId account, Set<Place> places)
            throws SQLException {
        Map<Place, Set<String>> reactions = new HashMap<>();
        PlaceKeys.query(
                connection,
                "select r.conversation, r.seq, r.reaction",
                "join reaction r on r.conversation = k.c and r.seq = k.s and r.account = ?",
                places,
                row -> reactions
                        .computeIfAbsent(place(row), key -> new HashSet<>())
                        .add(row.getString(3)),
                account.value());
        return reactions;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(new ConversationId(row.getLong(1)), new Seq(row.getLong(2)));
    }
}
