package io.hongyan.im.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;

/**
 * Something that was done.
 *
 * @param time milliseconds since 1970
 */
public record Act(long time, Actor actor, String action, String subject, ObjectNode detail) {
    private static final int ADDRESS = 64;
    private static final int SUBJECT = 200;

    /** The same without what is too long to be kept, as {@link Audit#write} says. */
    public Act cut() {
        boolean fits = Json.write(detail).length() <= Audit.DETAIL;
        return new Act(
                time,
                new Actor(actor.name(), cut(actor.address(), ADDRESS)),
                action,
                cut(subject, SUBJECT),
                fits ? detail.deepCopy() : Json.map().put("cut", true));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
