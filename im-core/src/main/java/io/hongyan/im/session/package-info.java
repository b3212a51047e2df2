/** Live connections: who is there, what waits for them, what they asked for. Knows no transport and no command. */
@NullMarked
package io.hongyan.im.session;

import org.jspecify.annotations.NullMarked;
