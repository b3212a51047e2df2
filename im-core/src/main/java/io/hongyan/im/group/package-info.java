/** Groups: making one, who is in it, coming and going. */
@NullMarked
package io.hongyan.im.group;

import org.jspecify.annotations.NullMarked;
