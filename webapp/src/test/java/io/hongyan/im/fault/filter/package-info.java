/** The plugin with the filter, as it lies in its jar. */
@NullMarked
package io.hongyan.im.fault.filter;

import org.jspecify.annotations.NullMarked;
