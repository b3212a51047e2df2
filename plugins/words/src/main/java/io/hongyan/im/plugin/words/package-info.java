/** Keeps words out of messages that an administrator has listed. */
@NullMarked
package io.hongyan.im.plugin.words;

import org.jspecify.annotations.NullMarked;
