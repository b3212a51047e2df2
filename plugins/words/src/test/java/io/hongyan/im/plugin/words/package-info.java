@NullMarked
package io.hongyan.im.plugin.words;

import org.jspecify.annotations.NullMarked;
