/** Ids and values that everybody uses: records that can't be wrong. */
@NullMarked
package io.hongyan.im.id;

import org.jspecify.annotations.NullMarked;
