/** The jar's classes. */
@NullMarked
package io.hongyan.im.live.jar;

import org.jspecify.annotations.NullMarked;
