/** The WebSocket door: turns frames into text for the core, and back. */
@NullMarked
package io.hongyan.im.web.ws;

import org.jspecify.annotations.NullMarked;
