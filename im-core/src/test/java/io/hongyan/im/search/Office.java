package io.hongyan.im.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.GroupCard;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.MessageChange;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.conversation.storage.JdbcLogReader;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.search.storage.JdbcHorizonBook;
import io.hongyan.im.search.storage.JdbcSearchIndex;
import io.hongyan.im.search.storage.JdbcSearchIndex.Bounds;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A town in which people search; for tests. */
final class Office {
    final Town town;
    final SearchFeature search;

    Office(TestDatabase database) {
        this(new Town(database));
    }

    Office(Town town) {
        this(town, index -> index, Bounds.USUAL);
    }

    /**
     * Another node of the same town.
     *
     * @param index what is put between it and the index
     * @param bounds of a statement
     */
    Office(Town town, UnaryOperator<SearchIndex> index, Bounds bounds) {
        this(town, index, bounds, Duration.ofSeconds(20));
    }

    /** @param slice how long it follows at a time */
    Office(Town town, UnaryOperator<SearchIndex> index, Bounds bounds, Duration slice) {
        this.town = town;
        this.search = new SearchFeature(new SearchFeature.Ground(
                town.accounts,
                town.directory,
                town.book,
                town.marks,
                town.json,
                town.transactions,
                new JdbcLogReader(town.transactions),
                new JdbcHorizonBook(town.transactions),
                index.apply(new JdbcSearchIndex(town.transactions, Clock.systemUTC(), bounds)),
                slice));
    }

    /** What somebody asks, as {@code name, value, name, value, …}. */
    ObjectNode ask(Person who, Object... pairs) {
        ObjectNode body = Json.map();
        for (int i = 0; i < pairs.length; i += 2) {
            body.set(String.valueOf(pairs[i]), Json.of(pairs[i + 1]));
        }
        return search.query().get(who.session(), who.who(), Fields.of(body));
    }

    /** The texts that somebody finds, on all pages. */
    List<String> find(Person who, String text, Object... pairs) {
        return found(who, text, pairs).stream()
                .map(item -> item.path("content").path("text").asText())
                .toList();
    }

    List<JsonNode> found(Person who, String text, Object... pairs) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = Json.map();
        do {
            Object[] first = {"text", text};
            Object[] cursor = page.has("cursor")
                    ? new Object[] {"cursor", page.path("cursor").asText()}
                    : new Object[0];
            page = ask(who, Stream.of(first, pairs, cursor).flatMap(Stream::of).toArray());
            page.path("items").forEach(all::add);
        } while (page.has("cursor"));
        return all;
    }

    Route direct(Person one, Person other) {
        return town.directory.openDirect(one.id(), other.id());
    }

    Route group(Person owner, Person... others) {
        Set<io.hongyan.im.id.AccountId> members = Stream.concat(Stream.of(owner), Stream.of(others))
                .map(Person::id)
                .collect(Collectors.toSet());
        GroupCard card = new GroupCard("g", Optional.empty(), "", GroupRules.of(Kind.GROUP));
        return route(in(() -> town.groups.create(Kind.GROUP, card, owner.id(), members)));
    }

    Route route(ConversationId id) {
        return in(() -> town.book.route(id).orElseThrow());
    }

    Entry say(Person from, Route route, String text) {
        return town.say(from, route, text, false);
    }

    Entry edit(Entry message, String text) {
        ObjectNode fields = Json.map().put("body", text);
        fields.set("content", Json.map().put("text", text));
        return in(() -> add(message, What.EDIT, fields));
    }

    Entry recall(Entry message) {
        return in(() -> {
            Entry recall = add(message, What.RECALL, Json.map());
            town.log.empty(message.place());
            return recall;
        });
    }

    private Entry add(Entry message, What what, ObjectNode fields) {
        return town.log
                .add(List.of(new Addition(
                        message.conversation(),
                        new MessageChange(message.happening().sender(), what, message.seq(), fields))))
                .get(0);
    }

    /** How many rows the index has of a message: one for each token, and one more. */
    long tokens(Entry message) {
        return number("select count(*) from search_token where conversation = "
                + message.conversation().value() + " and seq = " + message.seq().value());
    }

    long number(String sql) {
        return in(() -> Jdbc.call(town.transactions.entities(), connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }

    <T> T in(Supplier<T> work) {
        return town.transactions.call(work);
    }
}
