/** Conversations, their logs, and where each member stands in them. */
@NullMarked
package io.hongyan.im.conversation;

import org.jspecify.annotations.NullMarked;
