/** Who is there, and who is typing: promises nothing and stores nothing. */
@NullMarked
package io.hongyan.im.presence;

import org.jspecify.annotations.NullMarked;
