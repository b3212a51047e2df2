/** The tables of conversations, members and entries. */
@NullMarked
package io.hongyan.im.conversation.storage;

import org.jspecify.annotations.NullMarked;
