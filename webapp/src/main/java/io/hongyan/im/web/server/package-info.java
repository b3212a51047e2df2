/** Starts and stops the messenger within the container. */
@NullMarked
package io.hongyan.im.web.server;

import org.jspecify.annotations.NullMarked;
