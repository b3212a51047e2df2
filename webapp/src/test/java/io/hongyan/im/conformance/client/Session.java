package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A logged-in connection. */
public record Session(Device device, Wire wire, JsonNode welcome) {

    /** The user name of whose session this is. */
    public String user() {
        return device.owner().user();
    }

    public Packet ask(int op, ObjectNode body) {
        return wire.ask(Packet.request(op, "body", body));
    }

    // --- messages

    public static ObjectNode text(String to, String text) {
        return Json.map("to", to, "content", Json.map("text", text));
    }

    public Packet message(ObjectNode body) {
        return ask(512, body);
    }

    /** Sends a text and gives the entry it became. */
    public JsonNode say(Session to, String text) {
        return message(text(to.user(), text)).ok();
    }

    // --- questions

    public Packet get(String query, @Nullable Object... fields) {
        return ask(513, Json.with(Json.map("type", "get", "query", query), fields));
    }

    public Packet set(String query, @Nullable Object... fields) {
        return ask(513, Json.with(Json.map("type", "set", "query", query), fields));
    }

    /** The page of a conversation's log; {@code fields} say which. */
    public JsonNode history(String conversation, Object... fields) {
        return get("history", Json.with(Json.map("conversation", conversation), fields));
    }

    private JsonNode get(String query, ObjectNode fields) {
        fields.put("type", "get").put("query", query);
        return ask(513, fields).ok();
    }

    public List<JsonNode> entries(String conversation, Object... fields) {
        return Json.items(history(conversation, fields).path("entries")).toList();
    }

    /** What {@code sync} from nothing says about the conversation with this person; missing if it has none. */
    public JsonNode overview(String with) {
        return Json.items(get("sync", Json.map()).path("conversations"))
                .filter(it -> with.equals(it.path("with").path("user").asText()))
                .findFirst()
                .orElse(Json.map().path("missing"));
    }

    // --- what the server pushes

    public Packet push(int op) {
        return push(op, packet -> true);
    }

    public Packet push(int op, Predicate<Packet> meant) {
        return wire.inbox().take(packet -> packet.isPush(op) && meant.test(packet));
    }

    /** The entry of the next message pushed. */
    public JsonNode received() {
        return push(512).body();
    }

    public Packet event(String name) {
        return wire.inbox().take(packet -> packet.isEvent(name));
    }

    /** Lets this person be told something harmless, and gives the pushes that came before it. */
    public List<Packet> pushesUntilToldBy(Session other) {
        String mark = "mark " + Stage.uuid();
        other.say(this, mark);
        List<Packet> all = wire.inbox()
                .takeUntil(packet -> packet.isPush(512)
                        && mark.equals(
                                packet.body().path("content").path("text").asText()));
        return all.subList(0, all.size() - 1);
    }

    public void hangUp() {
        wire.close();
    }
}
