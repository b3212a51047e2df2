/** The organisation: a tree of departments, and who works where. */
@NullMarked
package io.hongyan.im.department;

import org.jspecify.annotations.NullMarked;
