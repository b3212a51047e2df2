@NullMarked
package io.hongyan.im.group;

import org.jspecify.annotations.NullMarked;
