@NullMarked
package io.hongyan.im.plugin.emoji;

import org.jspecify.annotations.NullMarked;
