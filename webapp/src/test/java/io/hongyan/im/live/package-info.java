/** A jar that comes, changes and goes while the server runs. */
@NullMarked
package io.hongyan.im.live;

import org.jspecify.annotations.NullMarked;
