package io.hongyan.im.deploy.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.deploy.client.Connection;
import io.hongyan.im.deploy.client.Op;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/** What one person's device holds of its only conversation, kept up to date as the protocol's chapter on resuming says. */
final class Mailbox {
    private static final int PAGE = 200;

    private final NavigableMap<Long, JsonNode> entries = new ConcurrentSkipListMap<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private volatile String cursor = "";

    NavigableMap<Long, JsonNode> entries() {
        return entries;
    }

    /** Places where two different entries came with the same seq. */
    Queue<String> contradictions() {
        return contradictions;
    }

    void push(JsonNode packet) {
        if (packet.path("op").asInt() == Op.MESSAGE) {
            keep(packet.path("body"));
        }
    }

    void keep(JsonNode entry) {
        JsonNode before = entries.putIfAbsent(entry.path("seq").asLong(), entry);
        if (before != null && !before.path("id").equals(entry.path("id"))) {
            contradictions.add(before + " and " + entry);
        }
    }

    /** Asks what changed since the cursor and fetches what is missing, which must come without holes. */
    void resume(Connection connection) {
        boolean more = true;
        while (more) {
            JsonNode sync = connection
                    .get("sync", cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .join()
                    .orThrow();
            sync.path("conversations").forEach(conversation -> fetch(connection, conversation));
            cursor = sync.path("cursor").asText();
            more = sync.path("more").asBoolean();
        }
    }

    private void fetch(Connection connection, JsonNode conversation) {
        long held = heldWithoutHoles();
        while (held < conversation.path("lastSeq").asLong()) {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("conversation", conversation.path("id").asText());
            page.put("after", held);
            page.put("limit", PAGE);
            JsonNode found = connection.get("history", page).join().orThrow().path("entries");
            assertThat(found).as("entries after %s", held).isNotEmpty();
            for (JsonNode entry : found) {
                held++;
                assertThat(entry.path("seq").asLong())
                        .as("seq of the next entry")
                        .isEqualTo(held);
                keep(entry);
            }
        }
    }

    private long heldWithoutHoles() {
        long held = 0;
        while (entries.containsKey(held + 1)) {
            held++;
        }
        return held;
    }
}
