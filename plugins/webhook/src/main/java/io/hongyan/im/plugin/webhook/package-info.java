/** Tells other servers of what is added to conversations, and asks one before a message is accepted. */
@NullMarked
package io.hongyan.im.plugin.webhook;

import org.jspecify.annotations.NullMarked;
