package io.hongyan.im.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.message.Sight.Seen;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes one message of several, with who said what and when. Used inside a transaction. */
final class Merging {
    /** The media type of such messages, which people can't send otherwise. */
    static final String MEDIA = "merged";
    /** Merged messages may hold merged ones, as far as a packet has room. */
    private static final int NESTING = 11;

    private final Ground ground;

    /** What it stands on. */
    record Ground(Accounts accounts, GroupBook groups, MemberBook book, EntryLog log, Holds holds) {}

    Merging(Ground ground) {
        this.ground = ground;
    }

    ObjectNode content(Identity who, List<Seen> messages) {
        ConversationId conversation = messages.get(0).place().conversation();
        ObjectNode content = Json.map().put("title", title(conversation));
        ArrayNode items = content.putArray("items");
        messages.forEach(seen -> items.add(item(seen.entry())));
        if (depth(content) > NESTING) {
            throw new Refused(Code.TOO_LARGE);
        }
        return Reading.fitting(content);
    }

    /** The group's name, or the two people's. */
    private String title(ConversationId conversation) {
        Optional<String> group = Optional.ofNullable(
                        ground.groups.groups(List.of(conversation)).get(conversation))
                .map(Group::name);
        return group.orElseGet(() -> ground.book.route(conversation).orElseThrow().members().stream()
                .flatMap(member -> ground.accounts.find(member).stream())
                .map(Account::name)
                .sorted()
                .collect(Collectors.joining(", ")));
    }

    private ObjectNode item(Entry entry) {
        Account sender = ground.accounts.find(entry.message().sender()).orElseThrow();
        ObjectNode item = Json.map()
                .put("from", sender.username().value())
                .put("name", sender.name())
                .put("time", entry.time())
                .put("media", entry.message().media())
                .put("body", entry.message().body());
        item.set("content", entry.message().content());
        ArrayNode blobs = item.putArray("blobs");
        ground.holds.of(newest(entry.place())).forEach(blob -> blobs.add(blob.value()));
        return item;
    }

    /** Where what the message says now is held. */
    private Place newest(Place place) {
        List<Entry> edits = ground.log.edits(place);
        Seq newest = edits.isEmpty() ? place.seq() : edits.get(edits.size() - 1).seq();
        return new Place(place.conversation(), newest);
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return node.isContainerNode() ? deepest + 1 : deepest;
    }
}
