package io.hongyan.im.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short words for what cases do with groups. */
final class Groups {
    private Groups() {}

    /** A new group of an owner and others; {@code more} are pairs of what is said of it. */
    static String make(Session owner, List<Session> others, @Nullable Object... more) {
        Object[] fields = with(
                more,
                "action",
                "create",
                "name",
                "g",
                "users",
                others.stream().map(Session::user).toList());
        return owner.set("group", fields).ok().path("group").path("id").asText();
    }

    /** Does something to a group. */
    static Packet act(Session who, String group, String action, @Nullable Object... more) {
        return who.set("group", with(more, "group", group, "action", action));
    }

    /** Makes somebody an administrator. */
    static void promote(Session owner, String id, Session other) {
        act(owner, id, "role", "user", other.user(), "role", "administrator").ok();
    }

    /** The one entry that something made. */
    static JsonNode entry(Packet answer) {
        return answer.ok().path("entries").path(0);
    }

    static JsonNode card(Session who, String group) {
        return who.get("group", "group", group).ok().path("group");
    }

    /** What {@code sync} from nothing says of a conversation; missing if it says nothing. */
    static JsonNode overview(Session member, String conversation) {
        return Json.items(member.get("sync").ok().path("conversations"))
                .filter(it -> it.path("id").asText().equals(conversation))
                .findFirst()
                .orElse(Json.map().path("missing"));
    }

    /** What {@code sync} says of a conversation since a cursor. */
    static JsonNode since(Session member, String cursor, String conversation) {
        return Json.items(member.get("sync", "cursor", cursor).ok().path("conversations"))
                .filter(it -> it.path("id").asText().equals(conversation))
                .findFirst()
                .orElse(Json.map().path("missing"));
    }

    static String cursor(Session member) {
        return member.get("sync").ok().path("cursor").asText();
    }

    /** The next entry that the device is told of by an event, of this kind. */
    static JsonNode told(Session member, String action) {
        return member.push(
                        515,
                        packet -> packet.body()
                                .path("entry")
                                .path("action")
                                .asText()
                                .equals(action))
                .body()
                .path("entry");
    }

    /** Pairs of fields, and more of them. */
    static @Nullable Object[] with(@Nullable Object[] more, @Nullable Object... pairs) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(pairs));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
