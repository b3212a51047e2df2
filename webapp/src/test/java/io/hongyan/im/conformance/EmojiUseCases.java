package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Section 9: what a person uses most is known soon after it was sent. */
interface EmojiUseCases extends Cases {

    @Test
    default void anEmojiCountsForWhoSentIt() throws Exception {
        Session alice = online();
        Session bob = online();
        assertThat(frequent(alice)).isEmpty();
        for (int i = 0; i < 3; i++) {
            alice.message(emoji(bob, Json.map("code", "wave", "pack", "geese"))).ok();
        }
        alice.message(emoji(bob, Json.map("code", "😀"))).ok();
        alice.say(bob, "no emoji");
        bob.message(emoji(alice, Json.map("code", "👍"))).ok();

        JsonNode items = awaitCount(alice, 4);
        assertThat(items).hasSize(2);
        assertThat(items.get(0)).isEqualTo(Json.map("code", "wave", "pack", "geese", "count", 3));
        assertThat(items.get(1)).isEqualTo(Json.map("code", "😀", "count", 1));
        assertThat(awaitCount(bob, 1).get(0).path("code").asText()).isEqualTo("👍");
    }

    private static ObjectNode emoji(Session to, ObjectNode content) {
        return Json.map("to", to.user(), "media", "emoji", "content", content);
    }

    private static JsonNode frequent(Session who) {
        return who.get("emoji.frequent").ok().path("items");
    }

    private static JsonNode awaitCount(Session who, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            JsonNode items = frequent(who);
            int sum = 0;
            for (JsonNode item : items) {
                sum += item.path("count").asInt();
            }
            if (sum >= count) {
                return items;
            }
            assertThat(System.nanoTime()).as("counted by now: %s", items).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
