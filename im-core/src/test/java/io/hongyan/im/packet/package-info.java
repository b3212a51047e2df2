@NullMarked
package io.hongyan.im.packet;

import org.jspecify.annotations.NullMarked;
