/** Finds messages by what they say: follows the logs of conversations, and asks an index of words. */
@NullMarked
package io.hongyan.im.search;

import org.jspecify.annotations.NullMarked;
