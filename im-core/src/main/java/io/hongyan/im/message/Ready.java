package io.hongyan.im.message;

import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.util.List;

/**
 * A message whose content has passed through the pipeline.
 *
 * @param type {@code chat}, {@code normal} or {@code headline}
 */
record Ready(Letter letter, String type, RegisteredType media, Prepared prepared, List<String> mentions) {
    NewMessage message() {
        return message(prepared);
    }

    /** The message with a content that became richer. */
    NewMessage message(Prepared content) {
        return new NewMessage(
                letter.from().account(),
                letter.clientId(),
                type,
                media.name(),
                content.content(),
                content.plainText(),
                Reading.subject(letter.fields()),
                Reading.replyTo(letter.fields()),
                mentions,
                content.blobs().keySet());
    }
}
