package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.id.Seq;
import java.util.Map;

/**
 * How an entry stands now.
 *
 * @param asOf the last entry that changed it; its own seq if none did
 * @param states the newest state of each kind
 */
public record Standing(Seq asOf, Map<String, JsonNode> states) {
    public Standing {
        states = Map.copyOf(states);
    }
}
