package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;

/**
 * What everybody in a group is to know.
 *
 * @param time milliseconds since 1970
 * @param seq its entry; who has read as far has seen it
 */
public record Announcement(String text, AccountId by, long time, Seq seq) {}
