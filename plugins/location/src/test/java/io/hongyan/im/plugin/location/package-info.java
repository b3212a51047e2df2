@NullMarked
package io.hongyan.im.plugin.location;

import org.jspecify.annotations.NullMarked;
