@NullMarked
package io.hongyan.im.plugin.video;

import org.jspecify.annotations.NullMarked;
