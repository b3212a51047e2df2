package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message on its way into a conversation's log: all that does not depend on its place there.
 *
 * @param type {@code chat} or {@code normal}
 * @param mentions user names, or {@code @all}, as sent
 * @param body the message as plain text, without NUL characters
 * @param holds what it is to hold; empty in an entry that was read back
 */
public record NewMessage(
        AccountId sender,
        Optional<ClientId> clientId,
        String type,
        String media,
        JsonNode content,
        String body,
        Optional<String> subject,
        Optional<Seq> replyTo,
        List<String> mentions,
        Set<BlobId> holds)
        implements Happening {
    /** The kind of every message. */
    public static final String KIND = "message";

    /** Among mentions: everybody. */
    public static final String ALL = "@all";

    public NewMessage {
        mentions = List.copyOf(mentions);
        holds = Set.copyOf(holds);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The same message with another content. */
    NewMessage saying(JsonNode other, String text) {
        return saying(other, text, subject);
    }

    /** The same message with nothing that it said. */
    NewMessage emptied() {
        return saying(Json.map(), "", Optional.empty());
    }

    private NewMessage saying(JsonNode other, String text, Optional<String> about) {
        return new NewMessage(sender, clientId, type, media, other, text, about, replyTo, mentions, holds);
    }
}
