/** The unit that travels: one envelope, its codec and its codes. Knows no command and no transport. */
@NullMarked
package io.hongyan.im.packet;

import org.jspecify.annotations.NullMarked;
