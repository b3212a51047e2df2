package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupCard;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.ConversationId;
import java.util.Optional;

/** A group's columns of its conversation, which may have changed since the row was read first, with its card. */
record GroupView(long id, String kind, String name, Long owner, boolean crowd, GroupCardRow card) {
    Group group() {
        return new Group(
                new ConversationId(id),
                Kinds.of(kind),
                new AccountId(owner),
                card.members,
                crowd,
                new Silence(card.silencedUntil),
                card.announced(),
                new GroupCard(name, Optional.ofNullable(card.picture).map(BlobNumber::id), card.notice, card.rules()));
    }
}
