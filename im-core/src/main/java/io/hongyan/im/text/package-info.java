/** Texts as they are compared when something is searched for. */
@NullMarked
package io.hongyan.im.text;

import org.jspecify.annotations.NullMarked;
