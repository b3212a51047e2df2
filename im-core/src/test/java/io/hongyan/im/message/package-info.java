@NullMarked
package io.hongyan.im.message;

import org.jspecify.annotations.NullMarked;
