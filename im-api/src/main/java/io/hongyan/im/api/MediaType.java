package io.hongyan.im.api;

import java.util.OptionalInt;

/**
 * A kind of message: how its content is read, checked and shown as plain text. The steps run in the order
 * {@link #check}, {@link #prepare}, {@link #plainText}; each within a deadline, on a thread of the
 * plugin unless its descriptor says {@code inline=true}; several messages at once on several threads.
 *
 * @param <C> the content, a record whose components are the fields on the wire, with Jakarta Validation annotations
 */
public interface MediaType<C extends Record> {
    /** Name on the wire: {@code [a-z][a-z0-9-]{0,31}}, unique in the installation. */
    String name();

    /** Number on the wire, 1 to 99 for the types of the first release; the installation gives others one from 1000 up. */
    default OptionalInt number() {
        return OptionalInt.empty();
    }

    /** The record that the content map is read into; unknown fields are skipped, its annotations are checked. */
    Class<C> content();

    /** Whether people may do this with messages of this type. Asked when the plugin starts, once for each. */
    default boolean allows(Act act) {
        return true;
    }

    /**
     * Whether this content may be sent by this person to this conversation. Quick, without input or output.
     *
     * @throws ContentRefused with the field and the reason, which the sender is told
     */
    default void check(C content, Draft draft) throws ContentRefused {}

    /**
     * Slow work before the message is stored, within three seconds and outside any transaction. May run more than once
     * for one message.
     *
     * @return the content to store, which may be richer than what was sent
     * @throws ContentRefused with the field and the reason, which the sender is told
     */
    default C prepare(C content, Draft draft) throws ContentRefused {
        return content;
    }

    /** The message as plain text, for clients that don't know this type and for previews; at most 5,000 characters are kept. */
    String plainText(C content, Texts texts);
}
