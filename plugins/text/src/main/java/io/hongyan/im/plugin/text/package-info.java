/** The media type {@code text}. */
@NullMarked
package io.hongyan.im.plugin.text;

import org.jspecify.annotations.NullMarked;
