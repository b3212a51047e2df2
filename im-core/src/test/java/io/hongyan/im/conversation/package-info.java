@NullMarked
package io.hongyan.im.conversation;

import org.jspecify.annotations.NullMarked;
