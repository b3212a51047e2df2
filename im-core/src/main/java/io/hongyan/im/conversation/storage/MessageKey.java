package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.ConversationId;
import java.util.Optional;

/** What no two entries have in common. */
record MessageKey(ConversationId conversation, AccountId sender, ClientId clientId) {
    static Optional<MessageKey> of(Draft draft) {
        return draft.message()
                .clientId()
                .map(id -> new MessageKey(
                        draft.route().conversation(), draft.message().sender(), id));
    }

    static MessageKey of(Entry entry) {
        return new MessageKey(
                entry.conversation(),
                entry.message().sender(),
                entry.message().clientId().orElseThrow());
    }
}
