/** The whole messenger, put together from its parts; its settings, its start and its end. */
@NullMarked
package io.hongyan.im.server;

import org.jspecify.annotations.NullMarked;
