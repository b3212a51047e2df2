package io.hongyan.im.conversation;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;

/**
 * How far a log goes.
 *
 * @param quarter the quarter of an hour, since 1970, in which it grew last; 0 if that was long ago
 */
public record LogEnd(ConversationId conversation, Seq lastSeq, long quarter) {}
