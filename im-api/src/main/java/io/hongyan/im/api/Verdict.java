package io.hongyan.im.api;

import java.util.Map;

/** What a filter says of a message. */
public sealed interface Verdict {
    /** The message goes on as it is. */
    record Pass() implements Verdict {}

    /** The message goes on with this content map. */
    record Change(Map<String, Object> fields) implements Verdict {}

    /** The message is refused (code 42202); the sender is told the reason. */
    record Refuse(String reason) implements Verdict {}

    /** The message goes on as it is. */
    static Verdict pass() {
        return new Pass();
    }
}
