/** The table of first answers. */
@NullMarked
package io.hongyan.im.command.storage;

import org.jspecify.annotations.NullMarked;
