/** The tables of links into groups and of who asks to be let in. */
@NullMarked
package io.hongyan.im.group.storage;

import org.jspecify.annotations.NullMarked;
