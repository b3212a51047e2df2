/** The plugin with rows, as it lies in its jar. */
@NullMarked
package io.hongyan.im.fault.rows;

import org.jspecify.annotations.NullMarked;
