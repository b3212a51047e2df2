package io.hongyan.im.search;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;

/**
 * A conversation that is searched.
 *
 * @param firstSeq nothing before it is meant
 * @param since nor anything older, in milliseconds since 1970
 */
public record Scope(ConversationId conversation, Seq firstSeq, long since) {}
