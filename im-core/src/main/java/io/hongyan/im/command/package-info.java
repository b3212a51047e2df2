/** What clients may ask for, each a class of its own, and the one place that turns failures into answers. */
@NullMarked
package io.hongyan.im.command;

import org.jspecify.annotations.NullMarked;
