/** The media type {@code news}. */
@NullMarked
package io.hongyan.im.plugin.news;

import org.jspecify.annotations.NullMarked;
