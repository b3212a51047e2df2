/** The plugin, as it lies in its jar. */
@NullMarked
package io.hongyan.im.fault.jar;

import org.jspecify.annotations.NullMarked;
