package io.hongyan.im.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a message's fields, section 5 of the wire protocol. */
final class Reading {
    static final String HEADLINE = "headline";

    private static final int SUBJECT = 200;
    private static final int MENTIONS = 100;

    private Reading() {}

    static Letter address(Identity who, Fields body, Directory directory) {
        Optional<ClientId> clientId = body.text("clientId").map(text -> {
            if (!ClientId.isValid(text)) {
                throw Refused.malformed("clientId");
            }
            return new ClientId(text);
        });
        return new Letter(who, directory.address(who, body.requiredText("to")), clientId, body, "");
    }

    static String type(Fields body, Kind kind) {
        String usual = kind == Kind.DIRECT ? "chat" : "groupchat";
        String type = body.text("type").orElse(usual);
        if (!Set.of(usual, "normal", HEADLINE).contains(type)) {
            throw Refused.malformed("type");
        }
        return type;
    }

    static JsonNode media(Fields body) {
        return body.field("media").orElse(TextNode.valueOf("text"));
    }

    static ObjectNode content(Fields body) {
        return fitting(body.map("content").orElseThrow(() -> Refused.malformed("content")));
    }

    /** The same content, if it isn't too large. */
    static ObjectNode fitting(ObjectNode content) {
        if (Encoded.utf8(Json.write(content)) > Limits.CONTENT) {
            throw new Refused(Code.TOO_LARGE);
        }
        return content;
    }

    static Optional<String> subject(Fields body) {
        return body.text("subject", SUBJECT);
    }

    static Optional<Seq> replyTo(Fields body) {
        return body.integer("replyTo", 1, Limits.INTEGER).map(Seq::new);
    }

    /** Names, or {@code @all}; not looked at yet. */
    static List<String> mentions(Fields body) {
        return body.texts("mentions", MENTIONS);
    }
}
