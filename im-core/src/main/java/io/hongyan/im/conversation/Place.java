package io.hongyan.im.conversation;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;

/** Where an entry stands. */
public record Place(ConversationId conversation, Seq seq) {}
