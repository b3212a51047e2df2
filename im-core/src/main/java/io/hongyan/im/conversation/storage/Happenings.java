package io.hongyan.im.conversation.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conversation.GroupChange;
import io.hongyan.im.conversation.Happening;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.MessageChange;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.NewState;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened, in the columns of an entry: a message has its own, all else is a map in {@code content}. */
final class Happenings {
    private Happenings() {}

    static JsonNode content(Happening happening) {
        if (happening instanceof NewMessage message) {
            return message.content();
        }
        if (happening instanceof NewState state) {
            return state.state();
        }
        if (happening instanceof MessageChange change) {
            return change.what() == What.EDIT ? change.fields().path("content") : change.fields();
        }
        if (happening instanceof GroupChange change) {
            return Json.map().put("action", change.action()).set("group", change.card());
        }
        ObjectNode members = Json.map();
        ((MembersChange) happening).write(members);
        return members;
    }

    /** As plain text; an edit has the new one. */
    static String body(Happening happening) {
        if (happening instanceof MessageChange change && change.what() == What.EDIT) {
            return change.fields().path("body").textValue();
        }
        return happening instanceof NewMessage message ? message.body() : "";
    }

    static Happening read(ResultSet row) throws SQLException {
        AccountId sender = new AccountId(row.getLong("sender"));
        String kind = row.getString("kind");
        JsonNode content = Json.readOwn(row.getString("content"));
        return switch (kind) {
            case NewMessage.KIND -> message(row, sender, content);
            case "members" -> MembersChange.read(sender, content);
            case "group" ->
                new GroupChange(sender, content.path("action").textValue(), (ObjectNode) content.path("group"));
            default -> about(row, sender, kind, content);
        };
    }

    private static Happening about(ResultSet row, AccountId sender, String kind, JsonNode content) throws SQLException {
        Seq target = new Seq(row.getLong("target"));
        Optional<What> what = What.of(kind);
        if (what.isEmpty()) {
            return new NewState(sender, kind, target, content);
        }
        ObjectNode fields = what.get() == What.EDIT
                ? Json.map().put("body", row.getString("body")).set("content", content)
                : (ObjectNode) content;
        return new MessageChange(sender, what.get(), target, fields);
    }

    private static NewMessage message(ResultSet row, AccountId sender, JsonNode content) throws SQLException {
        return new NewMessage(
                sender,
                Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
                row.getString("type"),
                row.getString("media"),
                content,
                row.getString("body"),
                Optional.ofNullable(row.getString("subject")),
                Optional.of(row.getLong("reply_to")).filter(seq -> seq > 0).map(Seq::new),
                mentions(row.getString("mentions")),
                Set.of());
    }

    private static List<String> mentions(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }
}
