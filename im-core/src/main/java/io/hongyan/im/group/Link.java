package io.hongyan.im.group;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.LinkId;

/**
 * An invitation to whoever holds its token, of which only a hash is kept.
 *
 * @param created milliseconds since 1970
 * @param expires the same
 * @param uses how many people it lets in; 0 for any number
 * @param used how many it has let in
 */
public record Link(LinkId id, ConversationId group, AccountId maker, long created, long expires, int uses, int used) {
    boolean isGood(long now) {
        return expires > now && (uses == 0 || used < uses);
    }
}
