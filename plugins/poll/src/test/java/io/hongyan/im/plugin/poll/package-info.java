@NullMarked
package io.hongyan.im.plugin.poll;

import org.jspecify.annotations.NullMarked;
