/** The bytes that messages carry: taken in, measured, kept once, read by who may, swept. */
@NullMarked
package io.hongyan.im.blob;

import org.jspecify.annotations.NullMarked;
