@NullMarked
package io.hongyan.im.plugin.voice;

import org.jspecify.annotations.NullMarked;
