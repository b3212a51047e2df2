@NullMarked
package io.hongyan.im.plugin.image;

import org.jspecify.annotations.NullMarked;
