package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.MessageChange;
import io.hongyan.im.packet.Json;

/** What a message said at some time, on the wire. */
final class Said {
    private Said() {}

    /** @param entry a message or an edit */
    static ObjectNode of(Entry entry) {
        ObjectNode json = Json.map().put("seq", entry.seq().value()).put("time", entry.time());
        return entry.happening() instanceof MessageChange edit
                ? json.setAll(edit.fields())
                : json.put("body", entry.message().body())
                        .set("content", entry.message().content());
    }
}
