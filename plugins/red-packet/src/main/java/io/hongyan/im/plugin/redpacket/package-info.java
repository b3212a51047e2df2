/** The media type {@code red-packet}: money in a message, and the wallets that it comes from and goes to. */
@NullMarked
package io.hongyan.im.plugin.redpacket;

import org.jspecify.annotations.NullMarked;
