@NullMarked
package io.hongyan.im.presence;

import org.jspecify.annotations.NullMarked;
