@NullMarked
package io.hongyan.im.command;

import org.jspecify.annotations.NullMarked;
