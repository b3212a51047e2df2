@NullMarked
package io.hongyan.im.plugin;

import org.jspecify.annotations.NullMarked;
