/** Who changed what, kept for those who must answer for it. */
@NullMarked
package io.hongyan.im.audit;

import org.jspecify.annotations.NullMarked;
