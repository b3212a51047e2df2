/** The classes of a jar with tables. */
@NullMarked
package io.hongyan.im.live.rows;

import org.jspecify.annotations.NullMarked;
