package io.hongyan.im.conversation;

import io.hongyan.im.id.ConversationId;

/** Something that is no message, on its way into a conversation's log. */
public record Addition(ConversationId conversation, Happening happening) {}
