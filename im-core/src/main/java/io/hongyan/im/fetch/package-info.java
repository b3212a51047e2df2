/** Fetching addresses that people name, without letting them reach what only this server can reach. */
@NullMarked
package io.hongyan.im.fetch;

import org.jspecify.annotations.NullMarked;
