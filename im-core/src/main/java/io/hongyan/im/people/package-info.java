/** People as others see them. */
@NullMarked
package io.hongyan.im.people;

import org.jspecify.annotations.NullMarked;
