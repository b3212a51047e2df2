package io.hongyan.im.conversation;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Seq;

/**
 * An entry of a conversation's log, as stored.
 *
 * @param ordinal how many messages the log holds up to this entry, which it counts if it is one
 * @param time milliseconds since 1970
 */
public record Entry(ConversationId conversation, Seq seq, EntryId id, long ordinal, long time, NewMessage message) {}
