/** The way of a message: from a packet through the pipeline into the log, and from there to everybody's devices. */
@NullMarked
package io.hongyan.im.message;

import org.jspecify.annotations.NullMarked;
